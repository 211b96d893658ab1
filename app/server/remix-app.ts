import { createRequestHandler, writeReadableStreamToWritable } from "@remix-run/node";
import type { ServerBuild } from "@remix-run/node";
import type { Request as Asked, RequestHandler, Response as Answered } from "express";
import type { Logger } from "pino";
import type { Context } from "#app/context.server.ts";
import { type DatabasePresence, tellingAway } from "./database-presence.ts";
import "./load-context.ts";
import { nameOf } from "./named-request.ts";
import { Refused } from "./refused.ts";

interface RemixApp {
  context: Context;
  build: ServerBuild | (() => Promise<ServerBuild>);
  log: Logger;
  presence: DatabasePresence;
  development: boolean;
}

/**
 * Hands requests to the Remix routes. Our own few lines instead of `@remix-run/express`, because that
 * takes scheme and host from the request (any Host or X-Forwarded-Host a client likes) and reads the
 * body itself: here the address is always the one of the settings, and the body already measured.
 */
export function remixApp(app: RemixApp): RequestHandler {
  const { context, log, presence } = app;
  const build = tellingAway(app.build, presence);
  const handle = createRequestHandler(build, app.development ? "development" : "production");
  return async (asked, answered, next) => {
    try {
      const answer = await handle(requestOf(asked, answered, context.env.origin), {
        ...context,
        log,
        nonce: nameOf(answered).nonce,
        requestId: nameOf(answered).id,
        networkAddress: asked.ip ?? "",
      });
      if (asked.method === "POST" && answer.status < 400) presence.noteBack();
      if (answer.status === 503) answered.setHeader("Retry-After", retryAfter);
      // Of a file that is fetched there is no page to say it on.
      if (answer.status === 503 && !answer.body) throw new Refused(503);
      await send(answer, answered);
    } catch (error) {
      next(error);
    }
  };
}

/** Seconds after which to ask again where the database was away. */
const retryAfter = "60";

function requestOf(asked: Asked, answered: Answered, origin: string): Request {
  const gone = new AbortController();
  answered.once("close", () => {
    if (!answered.writableFinished) gone.abort();
  });
  const hasBody = asked.method === "POST";
  return new Request(origin + asked.originalUrl, {
    method: asked.method,
    headers: headersOf(asked, origin),
    signal: gone.signal,
    // `body-parser` leaves an empty object where nothing was sent.
    ...(hasBody && { body: Buffer.isBuffer(asked.body) ? new Uint8Array(asked.body) : "" }),
  });
}

function headersOf(asked: Asked, origin: string) {
  const headers = new Headers();
  for (const [name, value] of Object.entries(asked.headers)) {
    if (name.startsWith("x-forwarded-")) continue;
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  headers.set("host", new URL(origin).host);
  return headers;
}

async function send(answer: Response, answered: Answered) {
  answered.status(answer.status);
  for (const [name, value] of answer.headers) {
    if (name !== "set-cookie") answered.setHeader(name, value);
  }
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) answered.setHeader("set-cookie", cookies);
  if (!answer.body) {
    answered.end();
    return;
  }
  await writeReadableStreamToWritable(answer.body, answered);
}
