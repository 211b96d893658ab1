import { sql } from "kysely";
import type { RequestHandler } from "express";
import type { Db } from "#db/transaction.ts";
import type { DatabasePresence } from "./database-presence.ts";

/**
 * 200 while the database answers, takes what is stored and the server takes requests, 503 otherwise;
 * says nothing else.
 */
export function health(db: Db, presence: DatabasePresence): RequestHandler {
  return async (_request, response) => {
    const isThere = (await answers(db)) && presence.isThere();
    const isWell = !response.app.locals.draining && isThere;
    response.status(isWell ? 200 : 503).json({ status: isWell ? "ok" : "unavailable" });
  };
}

async function answers(db: Db) {
  try {
    await sql`select 1`.execute(db);
    return true;
  } catch {
    return false;
  }
}
