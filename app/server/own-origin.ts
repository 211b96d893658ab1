import type { RequestHandler } from "express";
import { Refused } from "./refused.ts";

/**
 * Whoever changes something must come from one of our own pages: a foreign, `null` or absent Origin
 * is refused. Mail programs unsubscribe without a page of ours; there the token is the authority.
 */
export function ownOrigin(origin: string): RequestHandler {
  return (request, _response, next) => {
    if (request.method === "GET" || request.method === "HEAD") return next();
    if (request.method !== "POST") return next(new Refused(405));
    if (request.path.startsWith("/unsubscribe/")) {
      // Remix compares it with Host again, and would not know of the exception.
      delete request.headers.origin;
      return next();
    }
    next(request.headers.origin === origin ? undefined : new Refused(403, "foreign-origin"));
  };
}
