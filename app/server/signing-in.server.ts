import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { endSession } from "#app/domain/session.ts";
import type { Env } from "#app/env.server.ts";
import { ownCookie, sessionSecret, signedInCookie } from "#app/session.server.ts";
import { returnPath } from "./return-path.ts";

/** What the browser that asked to sign in keeps, for as long as link and code are good. */
export interface Transaction {
  secret: string;
  /** As it was typed, to show it on the page that waits for the code. */
  email: string;
  /** Where to go afterwards. */
  next: string;
}

const transaction = z.strictObject({
  secret: z.string().max(100),
  email: z.string().max(254),
  next: z.string().transform(returnPath),
});

const tenMinutes = 600;
const year = 365 * 24 * 3600;

export async function transactionIn(request: Request, env: Env): Promise<Transaction | null> {
  const value: unknown = await transactionCookie(env).parse(request.headers.get("cookie"));
  return transaction.safeParse(value).data ?? null;
}

/** The `Set-Cookie` that remembers the request in this browser. */
export function transactionBegun(env: Env, begun: Transaction): Promise<string> {
  return transactionCookie(env).serialize(begun, { maxAge: tenMinutes });
}

/** What tells this browser from others for the limit on requests; null where nobody has signed in. */
export async function markIn(request: Request, env: Env): Promise<string | null> {
  const value: unknown = await markCookie(env).parse(request.headers.get("cookie"));
  return typeof value === "string" && value.length <= 100 ? value : null;
}

/** Gives a browser its new session, in place of the one it may have had, and forgets the request. */
export async function signedInHeaders(
  request: Request,
  { db, env }: AppLoadContext,
  { secret, mark }: { secret: string; mark: string },
): Promise<Headers> {
  const before = await sessionSecret(request, env);
  if (before) await endSession(db, before);
  const headers = new Headers();
  headers.append("Set-Cookie", await signedInCookie(env, secret));
  headers.append("Set-Cookie", await transactionCookie(env).serialize("", { maxAge: 0 }));
  headers.append("Set-Cookie", await markCookie(env).serialize(mark, { maxAge: year }));
  return headers;
}

function transactionCookie(env: Env) {
  return ownCookie(env, "tilsig-sign-in");
}

function markCookie(env: Env) {
  return ownCookie(env, "tilsig-known");
}
