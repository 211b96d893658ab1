import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import type { Logger } from "pino";

/**
 * One line a request: method, the route's pattern (`/sessions/:id`), status, milliseconds. Never an
 * address that was typed, an id, a token, a person or a machine – so that no line of a survey's
 * route says who was there.
 */
export function requestLog(
  log: Logger,
  build: ServerBuild | (() => Promise<ServerBuild>),
): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    // Once an asset is found, Express has taken the folder off the request's own address.
    const { path } = request;
    response.once("close", async () => {
      const ms = Math.round(performance.now() - started);
      const route = await patternOf(path, build);
      log.info({ method: request.method, route, status: response.statusCode, ms }, "request");
    });
    next();
  };
}

async function patternOf(path: string, build: ServerBuild | (() => Promise<ServerBuild>)) {
  if (path.startsWith("/assets/")) return "/assets/*";
  if (path === "/health") return path;
  const { routes } = typeof build === "function" ? await build() : build;
  return patternIn(routes, path.replace(/\.data$/, "").replace(/^\/_root$/, "/"));
}

type Routes = ServerBuild["routes"];
type Branch = { path?: string; index?: true; children?: Branch[] };

/** The pattern of the route that answers `path`; `(none)` when there is none. */
export async function patternIn(routes: Routes, path: string): Promise<string> {
  // The router would write an address that cannot be decoded to the console.
  if (!isDecodable(path)) return "(none)";
  // Not before the server has been set to production: React decides when it is loaded.
  const { matchRoutes } = await import("@remix-run/react");
  const matches = matchRoutes(branchesOf(routes) as never, path);
  const parts = matches?.map(({ route }) => route.path).filter(Boolean);
  return parts ? `/${parts.join("/")}` : "(none)";
}

const trees = new WeakMap<Routes, Branch[]>();

/** The routes as a tree, made once for each build. */
function branchesOf(routes: Routes): Branch[] {
  const known = trees.get(routes);
  if (known) return known;
  const tree = branchesUnder(routes, undefined);
  trees.set(routes, tree);
  return tree;
}

function branchesUnder(routes: Routes, parentId: string | undefined): Branch[] {
  return Object.values(routes)
    .filter((route) => route?.parentId === parentId)
    .map((route) => ({
      path: route?.path,
      ...(route?.index
        ? { index: true as const }
        : { children: branchesUnder(routes, route?.id ?? "") }),
    }));
}

function isDecodable(path: string) {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
