import type { RequestHandler } from "express";
import { Refused } from "./refused.ts";

const longest = 2048;

/**
 * Lets through addresses that mean the same to everyone who reads them: a path of ours, decodable,
 * without backslash, control character or dot segment (what is checked before the pages reads
 * `/a/../b` as it stands, the pages as `/b`), that does not start like another host. `_data` is the
 * way older versions of the framework asked for one route's data; none of our pages does.
 */
export const soundTarget: RequestHandler = (request, _response, next) => {
  const target = request.originalUrl;
  if (target.length > longest) return next(new Refused(414));
  const path = decoded(target.split("?", 1)[0] ?? "");
  if (path === undefined || isAmbiguous(path)) return next(new Refused(400));
  // PostgreSQL holds no NUL.
  if (target.includes("%00")) return next(new Refused(400));
  if (new URLSearchParams(target.split("?")[1]).has("_data")) return next(new Refused(400));
  next();
};

function decoded(path: string) {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function isAmbiguous(path: string) {
  if (path.split("/").some((segment) => segment === "." || segment === "..")) return true;
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return !path.startsWith("/") || path.startsWith("//") || /[\\\u0000-\u001f\u007f]/.test(path);
}
