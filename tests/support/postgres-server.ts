import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import type { Db } from "#db/transaction.ts";
import { sql } from "kysely";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startPostgres } from "./embedded-postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    postgresUrl: string;
    templateShape: string;
  }
}

/** One server for the whole run; tests take copies of its migrated template. */
export default async function setup(project: TestProject) {
  const server = await startPostgres();
  project.provide("templateShape", await createTemplate(server.url));
  project.provide("postgresUrl", server.url);
  return () => server.stop();
}

/** Gives the template's shape. */
async function createTemplate(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: `${url}postgres` });
  await client.connect();
  await client.query("create database tilsig_template");
  await client.end();
  const db = connect(`${url}tilsig_template`);
  await migrateToLatest(db);
  const shape = await shapeOf(db);
  await db.destroy();
  return shape;
}

/** Tells two schemas apart by their columns, indexes and triggers, and by what migrations have run. */
export async function shapeOf(db: Db): Promise<string> {
  const { rows } = await sql<{ shape: string }>`
    select concat(
      (select md5(string_agg(concat_ws(' ', c.relname, c.relkind, a.attname, a.atttypid, a.attnotnull), ',' order by c.relname, a.attnum))
         from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and a.attnum > 0),
      (select md5(string_agg(tgname, ',' order by tgname)) from pg_trigger where not tgisinternal)
    ) as shape`.execute(db);
  return rows[0]?.shape ?? "";
}
