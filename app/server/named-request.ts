import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";

/** What the server knows of a request beside its bytes; read with `nameOf`. */
export interface RequestName {
  /** Stands in the log and on the page of a fault, so that one finds the other. */
  id: string;
  /** For the one script and style policy of this answer. */
  nonce: string;
}

declare module "express-serve-static-core" {
  interface Locals {
    name?: RequestName;
  }
}

export const namedRequest: RequestHandler = (_request, response, next) => {
  response.locals.name = {
    id: randomBytes(6).toString("hex"),
    nonce: randomBytes(16).toString("base64"),
  };
  next();
};

export function nameOf(response: { locals: { name?: RequestName } }): RequestName {
  if (!response.locals.name) throw new Error("The request has not been named yet.");
  return response.locals.name;
}
