import { createHash } from "node:crypto";
import { type AppLoadContext, createCookie, redirect } from "@remix-run/node";
import type { Env } from "./env.server.ts";
import type { Language, Role } from "#db/schema.ts";
import { hasSeenNotice } from "./domain/notice.ts";
import { longestDays, type SignedIn, sessionOwner } from "./domain/session.ts";
import { currentNotice } from "./i18n/privacy-notice/notice.ts";
import { languageOfBrowser } from "./server/language.ts";
import "./server/load-context.ts";
import { returnPath, startPage } from "./server/return-path.ts";

export type { SignedIn } from "./domain/session.ts";

/** Who asks, or null. For pages that anybody may see. */
export async function signedInPerson(
  request: Request,
  { db, env, now }: AppLoadContext,
): Promise<SignedIn | null> {
  const secret = await sessionSecret(request, env);
  return secret ? sessionOwner(db, secret, now()) : null;
}

/**
 * Anybody who is signed in; sends everybody else to sign in first, and whoever has not been shown
 * the privacy notice as it stands there before any other page.
 */
export async function requirePerson(request: Request, context: AppLoadContext): Promise<SignedIn> {
  const person = await signedInPerson(request, context);
  if (!person) throw redirect(pathBefore(request, "/sign-in"));
  const seen = { personId: person.id, version: currentNotice };
  if (isLookedAt(request) && !(await hasSeenNotice(context.db, seen))) {
    throw redirect(pathBefore(request, "/privacy"));
  }
  return person;
}

/** Not what was filled in, nor the page that answers to it: a redirect would lose the answers. */
function isLookedAt(request: Request) {
  return request.method === "GET" && !request.headers.has("content-type");
}

export const requireSpecialist = requireRole("specialist");
export const requireSupervisor = requireRole("supervisor");
export const requireTrainer = requireRole("trainer");
export const requireAdministrator = requireRole("administrator");

/**
 * Whoever lacks the role finds nothing: the page's being there is nobody else's business. Every
 * loader and every action asks by itself; a parent's check protects nothing.
 */
function requireRole(role: Role) {
  return async (request: Request, context: AppLoadContext): Promise<SignedIn> => {
    const person = await requirePerson(request, context);
    if (!person.roles.includes(role)) throw notFound();
    return person;
  };
}

/** For `throw notFound()`: the same for what does not exist and for what is somebody else's. */
export function notFound(): Response {
  return new Response(null, { status: 404 });
}

/** The language to answer in: the signed-in person's, else the browser's. */
export function languageFor(request: Request, person: SignedIn | null): Language {
  if (person) return person.language;
  return languageOfBrowser({
    cookie: request.headers.get("cookie"),
    acceptLanguage: request.headers.get("accept-language"),
  });
}

/** By what a device tells whose draft it keeps; leads nobody to the person. */
export function ownerOnDevice(personId: string): string {
  return createHash("sha256").update(`owner ${personId}`).digest("hex").slice(0, 16);
}

/** The session's secret in this browser's cookie; null when there is none. */
export async function sessionSecret(request: Request, env: Env): Promise<string | null> {
  const value: unknown = await sessionCookie(env).parse(request.headers.get("cookie"));
  return typeof value === "string" && value.length <= 100 ? value : null;
}

/** The `Set-Cookie` that signs this browser in. */
export function signedInCookie(env: Env, secret: string): Promise<string> {
  return sessionCookie(env).serialize(secret, { maxAge: longestDays * 24 * 3600 });
}

/** The `Set-Cookie` that signs this browser out. */
export function signedOutCookie(env: Env): Promise<string> {
  return sessionCookie(env).serialize("", { maxAge: 0 });
}

/**
 * A cookie that only this site sees. `Lax`, because people come from the link in a mail; what
 * changes something is refused from elsewhere by its Origin. `__Host-` needs https.
 */
export function ownCookie(env: Env, name: string) {
  const secure = env.origin.startsWith("https:");
  const prefix = secure ? "__Host-" : "";
  return createCookie(prefix + name, { httpOnly: true, path: "/", sameSite: "lax", secure });
}

function sessionCookie(env: Env) {
  return ownCookie(env, "tilsig");
}

/** The path of a page that comes first and then goes on to what was asked for. */
function pathBefore(request: Request, first: string) {
  const { pathname, search } = new URL(request.url);
  // Single fetch asks for a page's data under the page's address with `.data`.
  const page = pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");
  const wanted = request.method === "GET" ? returnPath(page + search) : startPage;
  return wanted === startPage ? first : `${first}?next=${encodeURIComponent(wanted)}`;
}
