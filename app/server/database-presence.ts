import type { ServerBuild } from "@remix-run/node";
import type { Logger } from "pino";
import { isAway } from "#db/away.ts";
import { faultIn } from "./fault-in.ts";

/** Whether the database takes what is stored, as far as requests have shown; for /health and the log. */
export interface DatabasePresence {
  isThere(): boolean;
  /** Something could not be read or stored; said once in the log until it is back. */
  noteAway(error: unknown): void;
  /** Something was stored. */
  noteBack(): void;
}

/** Nobody may be sending anything any more, so that nothing would show that it is back. */
const believedForMs = 30_000;

export function databasePresence(log: Logger): DatabasePresence {
  let awayAt: number | undefined;
  function noteBack() {
    if (awayAt === undefined) return;
    awayAt = undefined;
    log.info({ event: "database-back" }, "database");
  }
  return {
    isThere: () => {
      if (awayAt !== undefined && performance.now() - awayAt > believedForMs) noteBack();
      return awayAt === undefined;
    },
    noteAway: (error) => {
      if (awayAt === undefined)
        log.error({ event: "database-away", ...faultIn(error) }, "database");
      awayAt = performance.now();
    },
    noteBack,
  };
}

type Build = ServerBuild | (() => Promise<ServerBuild>);

/**
 * The pages, with every loader and action answering 503 where the database is away: that is no fault
 * of the page, and whoever asked may ask again.
 */
export function tellingAway(build: Build, presence: DatabasePresence): Build {
  if (typeof build === "function") return async () => withRoutes(await build(), presence);
  return withRoutes(build, presence);
}

function withRoutes(build: ServerBuild, presence: DatabasePresence): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route];
    const { loader, action } = route.module;
    const telling = {
      ...(loader && { loader: answering(loader, presence) }),
      ...(action && { action: answering(action, presence) }),
    };
    return [id, { ...route, module: { ...route.module, ...telling } }];
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

function answering<Asked extends unknown[], Answer>(
  ask: (...asked: Asked) => Answer,
  presence: DatabasePresence,
) {
  return async (...asked: Asked): Promise<Awaited<Answer>> => {
    try {
      return await ask(...asked);
    } catch (error) {
      if (!isAway(error)) throw error;
      presence.noteAway(error);
      throw new Response(null, { status: 503 });
    }
  };
}
