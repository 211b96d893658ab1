import express, { type ErrorRequestHandler, type RequestHandler } from "express";
import { depthOf } from "./json-depth.ts";
import { Refused } from "./refused.ts";

const largest = 256 * 1024;
const deepest = 6;
const types = ["application/x-www-form-urlencoded", "application/json"];

/**
 * Reads a body whole into `request.body` (a Buffer) before anything parses it, and refuses it when
 * it is too large (also when it does not say how large it is), packed, of another type, nested
 * deeper than six levels, or has a NUL, which nobody types and PostgreSQL cannot hold.
 */
export function readableBody(): (RequestHandler | ErrorRequestHandler)[] {
  return [
    knownType,
    express.raw({ type: () => true, limit: largest, inflate: false }),
    shallow,
    typable,
    unread,
  ];
}

const knownType: RequestHandler = (request, _response, next) => {
  if (request.method !== "POST" || isEmpty(request.headers)) return next();
  // Mail programs may unsubscribe with either kind of form (RFC 8058); the body is not read.
  const allowed = request.path.startsWith("/unsubscribe/")
    ? [...types, "multipart/form-data"]
    : types;
  next(request.is(allowed) ? undefined : new Refused(415));
};

/** A button without fields may post nothing at all. */
function isEmpty(headers: { "content-length"?: string; "transfer-encoding"?: string }) {
  return !headers["transfer-encoding"] && Number(headers["content-length"] ?? 0) === 0;
}

const shallow: RequestHandler = (request, _response, next) => {
  if (!Buffer.isBuffer(request.body) || !request.is("application/json")) return next();
  next(depthOf(request.body) > deepest ? new Refused(400) : undefined);
};

const typable: RequestHandler = ({ body }, _response, next) => {
  const hasNul = Buffer.isBuffer(body) && nuls.some((nul) => body.includes(nul));
  next(hasNul ? new Refused(400) : undefined);
};

const nuls = ["\0", "%00", "\\u0000"];

/** body-parser speaks in http-errors of its own. */
const unread: ErrorRequestHandler = (error, _request, _response, next) => {
  if (error instanceof Refused) return next(error);
  const status: unknown = error?.status;
  if (status === 413) return next(new Refused(413));
  if (status === 415) return next(new Refused(415));
  next(status === 400 ? new Refused(400) : error);
};
