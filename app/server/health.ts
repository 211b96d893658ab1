import { sql } from "kysely";
import type { RequestHandler } from "express";
import type { Db } from "#db/transaction.ts";

/** 200 while the database answers and the server takes requests, 503 otherwise; says nothing else. */
export function health(db: Db): RequestHandler {
  return async (_request, response) => {
    const isWell = !response.app.locals.draining && (await answers(db));
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
