import { Transform } from "node:stream";

/**
 * A stream that lets everything through but bytes of value 0, of which a page has none. React 18 writes
 * some where a letter of several bytes, such as å, meets the end of its buffer (react/react #24985).
 */
export function withoutNulBytes(): Transform {
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) =>
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk),
  });
}
