import { beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { closeAmongSubmits } from "#tests/bench/reliability/close.ts";
import { postgresDatabase, sqliteFile } from "#tests/bench/reliability/own-databases.ts";
import { bundledProgram, type Program } from "#tests/bench/reliability/program.ts";
import { builtPages } from "#tests/support/server.ts";

let program: Program;
beforeAll(async () => {
  await builtPages();
  program = await bundledProgram();
  return program.remove;
}, 120_000);

const databases = [
  { kind: "SQLite", own: sqliteFile },
  { kind: "PostgreSQL", own: () => postgresDatabase(inject("postgresUrl")) },
];

describe.each(databases)("a wave that closes while people answer, on $kind", ({ own }) => {
  test.each(["clock", "hand"] as const)(
    "by %s: every answer is received and counted, or told that it is too late",
    async (by) => {
      const database = await own();
      onTestFinished(database.remove);
      const closed = await closeAmongSubmits(database, program, { people: 160, by });
      expect(closed).toMatchObject({ other: 0, wrong: 0, isCounted: true });
      expect(closed.received + closed.late).toBe(160);
      expect(closed.received).toBeGreaterThanOrEqual(40);
      expect(closed.late).toBeGreaterThanOrEqual(32);
    },
  );
});
