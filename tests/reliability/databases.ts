import { inject } from "vitest";
import { postgresDatabase, sqliteFile } from "#tests/bench/reliability/own-databases.ts";

/** What a server may run on; `own` gives an empty one for one try. */
export const databases = [
  { kind: "SQLite", own: sqliteFile },
  { kind: "PostgreSQL", own: () => postgresDatabase(inject("postgresUrl")) },
] as const;
