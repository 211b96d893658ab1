import type { RequestHandler } from "express";
import { Refused } from "./refused.ts";

/**
 * Refuses what a browser fetches before anybody has pressed, so that nothing is noted as opened that
 * nobody has seen; the page is then asked for again when it is wanted.
 */
export const notAheadOfTime: RequestHandler = (request, _response, next) => {
  const isAhead = headers.some((name) => /prefetch|preview/i.test(request.get(name) ?? ""));
  next(isAhead ? new Refused(403) : undefined);
};

/** The standard one, and those of older browsers. */
const headers = ["sec-purpose", "purpose", "x-purpose", "x-moz"];
