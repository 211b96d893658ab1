import { randomBytes } from "node:crypto";

/** A random id of 128 bits, safe in addresses; says nothing of when or in which order it was made. */
export function newId(): string {
  return randomBytes(16).toString("base64url");
}
