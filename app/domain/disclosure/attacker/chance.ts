import { createHash } from "node:crypto";

/** Numbers from 0, inclusive, to 1, exclusive. */
export type Chance = () => number;

/** The same numbers for the same name, everywhere: sfc32 (Doty-Humphrey) started by a SHA-256 of it. */
export function chanceOf(name: string): Chance {
  const hash = createHash("sha256").update(name).digest();
  let [a, b, c] = [hash.readInt32LE(0), hash.readInt32LE(4), hash.readInt32LE(8)];
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 12; round++) next();
  return next;
}
