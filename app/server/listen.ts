import { createServer as createHttpServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate as immediate } from "node:timers/promises";
import type { Express } from "express";

export interface Listening {
  port: number;
  /**
   * Takes no new connection, answers what was accepted, and is done when the last answer is out –
   * or after `patience` milliseconds, when what still hangs is cut off.
   */
  drain(patience?: number): Promise<void>;
  /** Resolves when no request is in hand, or after `patience` milliseconds; never at once. */
  quiet(patience: number): Promise<void>;
}

/**
 * Longer than a proxy in front of us keeps a connection without a request (Caddy for 120 s, nginx for
 * 60 s), so that it is the proxy that lets go: a request that is on its way while we close is reset,
 * and no proxy may send an answer twice.
 */
const IDLE_MS = 150_000;

/** Listens on `port` (0: any that is free). Throws what the system says when the port is taken. */
export async function listen(app: Express, { port }: { port: number }): Promise<Listening> {
  const server = createHttpServer(
    { requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: IDLE_MS },
    app,
  );
  const quiet = quietOf(server);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port, // a string for pipes only
    drain: (patience = 15_000) => drain(server, app, patience),
    quiet,
  };
}

function quietOf(server: Server): Listening["quiet"] {
  let inHand = 0;
  const waiting = new Set<() => void>();
  server.prependListener("request", (_request, response) => {
    inHand += 1;
    response.once("close", () => {
      inHand -= 1;
      if (inHand === 0) [...waiting].forEach((go) => go());
    });
  });
  return async (patience) => {
    // What has arrived meanwhile is read first.
    await immediate();
    if (inHand === 0) return;
    await new Promise<void>((resolve) => {
      const go = () => {
        clearTimeout(late);
        waiting.delete(go);
        resolve();
      };
      const late = setTimeout(go, patience);
      waiting.add(go);
    });
  };
}

async function drain(server: Server, app: Express, patience: number) {
  app.locals.draining = true;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that has just answered stays open for the next request until it is told.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
