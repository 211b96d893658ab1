import { beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { killsOn } from "#tests/bench/reliability/kills.ts";
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

describe.each(databases)("a server that is killed while people answer, on $kind", ({ own }) => {
  test("has lost nothing that it confirmed, and stored nothing twice", async () => {
    const database = await own();
    onTestFinished(database.remove);
    const killed = await killsOn(database, program, { kills: 5 });
    expect(killed).toMatchObject({ kills: 5, lost: 0, double: 0 });
    expect(killed.acknowledged, "people were answering").toBeGreaterThan(5);
    expect(killed.interrupted, "something was under way").toBeGreaterThan(0);
  });
});
