import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startPostgres } from "./embedded-postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

/** One server for the whole run; tests take copies of its migrated template. */
export default async function setup(project: TestProject) {
  const server = await startPostgres();
  await createTemplate(server.url);
  project.provide("postgresUrl", server.url);
  return () => server.stop();
}

async function createTemplate(url: string) {
  const client = new pg.Client({ connectionString: `${url}postgres` });
  await client.connect();
  await client.query("create database tilsig_template");
  await client.end();
  const db = connect(`${url}tilsig_template`);
  await migrateToLatest(db);
  await db.destroy();
}
