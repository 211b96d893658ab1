import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { Transform } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";

/** A poor line to a server: everything that goes over it comes late, and down it comes slowly. */
export interface Line {
  origin: string;
  /** Bytes that have come down so far, of everything: headers, pages, what a worker fetches. */
  bytesDown(): number;
  /** Once the server is known; before that nothing can be asked. */
  to(port: number): void;
  close(): Promise<void>;
}

/**
 * Listens on a port of its own and hands on. `latency` is what a question and its answer lose on the
 * way, in milliseconds; `rate` is bytes a second down, shared by all connections. The browser's own
 * throttle would leave out what a service worker fetches.
 */
export async function line({ latency, rate }: { latency: number; rate: number }): Promise<Line> {
  let [target, down, freeAt] = [0, 0, 0];
  const open = new Set<Socket>();
  const taking = (size: number) => {
    down += size;
    freeAt = Math.max(freeAt, performance.now()) + (size / rate) * 1000;
    return freeAt;
  };
  const server = createServer((phone) => {
    const far = connect(target, "127.0.0.1");
    for (const socket of [phone, far]) {
      socket.setNoDelay(true);
      open.add(socket);
      socket.once("close", () => open.delete(socket));
      socket.once("error", () => [phone, far].forEach((each) => each.destroy()));
    }
    phone.pipe(late(() => performance.now() + latency / 2)).pipe(far);
    far.pipe(late((size) => taking(size) + latency / 2)).pipe(phone);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  // A TCP server's address is never the path of a pipe.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    bytesDown: () => down,
    to: (port) => void (target = port),
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** In small pieces, so that connections share the line; each handed on when `due` says, in order. */
function late(due: (size: number) => number): Transform {
  const pieces: { piece: Buffer; at: number }[] = [];
  let handing: Promise<void> | undefined;
  const through = new Transform({
    transform(chunk: Buffer, _encoding, taken) {
      let at = 0;
      for (let start = 0; start < chunk.length; start += pieceSize) {
        const piece = chunk.subarray(start, start + pieceSize);
        at = due(piece.length);
        pieces.push({ piece, at });
      }
      handing ??= handOn().finally(() => (handing = undefined));
      // More is taken when most of this is under way, as by a sender whose window is full.
      setTimeout(taken, Math.max(0, at - performance.now() - ahead));
    },
    flush(ended) {
      void (handing ?? Promise.resolve()).then(() => ended());
    },
  });
  return through;

  async function handOn() {
    for (let next = pieces.shift(); next; next = pieces.shift()) {
      const early = next.at - performance.now();
      if (early > 1) await wait(early);
      through.push(next.piece);
    }
  }
}

const pieceSize = 1460;

/** Milliseconds that a sender may be ahead of the line. */
const ahead = 250;
