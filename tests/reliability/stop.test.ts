import { beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { postgresDatabase, sqliteFile } from "#tests/bench/reliability/own-databases.ts";
import { bundledProgram, type Program } from "#tests/bench/reliability/program.ts";
import { stopUnderLoad } from "#tests/bench/reliability/stop.ts";
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

describe.each(databases)(
  "a server that is asked to end while people answer, on $kind",
  ({ own }) => {
    test("tells everybody whose answers it has stored, and is out within fifteen seconds", async () => {
      const database = await own();
      onTestFinished(database.remove);
      const stopped = await stopUnderLoad(database, program);
      expect(stopped).toMatchObject({ unanswered: 0, faults: 0, code: 0 });
      expect(stopped.acknowledged, "it was in the midst of it").toBeLessThan(256);
      expect(stopped.seconds).toBeLessThan(15);
    });
  },
);
