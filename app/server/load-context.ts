import type { Logger } from "pino";
import type { Context } from "#app/context.server.ts";

/** What every loader and action is handed as `context`. */
declare module "@remix-run/node" {
  interface AppLoadContext extends Context {
    log: Logger;
    /** For every inline script of this answer. */
    nonce: string;
    /** Stands in the log and on the page of a fault. */
    requestId: string;
    /** Of the client, as far as the proxies we trust tell. For limits; never stored as it is. */
    networkAddress: string;
  }
}

/** What a loader gives arrives as it is, with the types it had. */
declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}
