import { constants } from "node:zlib";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import type { Logger } from "pino";
import type { Context } from "#app/context.server.ts";
import { notAheadOfTime } from "./ahead-of-time.ts";
import { builtAssets } from "./built-assets.ts";
import { databasePresence } from "./database-presence.ts";
import { faultPage } from "./fault-page.ts";
import { health } from "./health.ts";
import { namedRequest } from "./named-request.ts";
import { ownOrigin } from "./own-origin.ts";
import { remixApp } from "./remix-app.ts";
import { readableBody } from "./request-body.ts";
import { soundTarget } from "./request-target.ts";
import { requestLog } from "./request-log.ts";
import { securityHeaders } from "./security-headers.ts";
import { serviceWorker } from "./service-worker.ts";

export interface ServerOptions {
  context: Context;
  /** The built pages, or (in development) what gives the newest. */
  build: ServerBuild | (() => Promise<ServerBuild>);
  log: Logger;
  /** The folder of the built client; its `assets` are all that is served from disk. */
  clientFolder?: string;
  /** Which proxies may name the client's network address, in Express's words. Default: none. */
  trustProxy?: string | boolean;
  /** Vite's own server, in development only. */
  vite?: RequestHandler;
  /** Answers before the pages do; the demo's own routes. */
  routes?: RequestHandler;
}

/**
 * The web server as an Express app that listens nowhere yet. Everything that is refused – method,
 * address, origin, type, size, depth – is refused here, before a page has seen the request.
 */
export function createServer(options: ServerOptions): Express {
  const { context, build, log, vite } = options;
  const app = express();
  const presence = databasePresence(log);
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("trust proxy", options.trustProxy ?? false);

  app.use(namedRequest);
  app.use(requestLog(log, build));
  app.use(securityHeaders({ origin: context.env.origin, development: Boolean(vite) }));
  app.get("/health", health(context.db, presence));
  app.use(compression({ brotli }));
  if (vite) app.use(vite);
  if (options.clientFolder) app.use("/assets", builtAssets(options.clientFolder));
  if (options.clientFolder) app.get("/service-worker.js", serviceWorker(options.clientFolder));
  app.get("/favicon.ico", (_request, response) => void response.status(204).end());

  app.use(soundTarget);
  app.use(notAheadOfTime);
  app.use(ownOrigin(context.env.origin));
  app.use(readableBody());
  if (options.routes) app.use(options.routes);
  app.use(remixApp({ context, build, log, presence, development: Boolean(vite) }));
  app.use(faultPage(log));
  return app;
}

/** A window as large as a page and no larger: the default costs three times as much to set up. */
const brotli = {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 4,
    [constants.BROTLI_PARAM_LGWIN]: 16,
  },
};
