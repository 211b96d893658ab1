import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type RequestHandler, Router } from "express";
import type { Context } from "#app/context.server.ts";
import type { Build } from "./frame.tsx";
import type { MailCatcher } from "./mail-catcher.ts";
import { mailRoutes } from "./mail-routes.ts";
import { peopleRoutes } from "./people-routes.ts";

interface Demo {
  context: Context;
  build: Build;
  catcher: MailCatcher;
  /** Of the open wave. */
  period: string;
  /** The command that closes it from a second terminal. */
  closing: string;
}

/**
 * What only the demo serves, all of it under `/demo`: who to be, and the mails that were caught.
 * Mounted by the demo alone; a server that was started otherwise has no way to it.
 */
export function demoRoutes({ context, build, catcher, period, closing }: Demo): RequestHandler {
  const router = Router();
  router.use(atItsOwnAddress(context.env.origin));
  router.use(peopleRoutes(context, build, { period, closing }));
  router.use(mailRoutes(catcher, build));
  router.get("/demo/style", file("demo.css", "text/css"));
  router.get("/demo/arrivals", file("arrivals.js", "text/javascript"));
  return router;
}

/** Cookies and the check of the Origin know one address; 127.0.0.1 is another to a browser. */
function atItsOwnAddress(origin: string): RequestHandler {
  return (request, response, next) => {
    const isOther = ["127.0.0.1", "[::1]"].includes(request.hostname);
    if (!isOther || request.method === "POST") return next();
    response.redirect(307, origin + request.originalUrl);
  };
}

function file(name: string, type: string): RequestHandler {
  const text = readFileSync(resolve(import.meta.dirname, name), "utf8");
  return (_request, response) => void response.type(type).send(text);
}
