import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import {
  copiedAtEachStatement,
  cutAtStatements,
  databasesOn,
  filesIn,
  killedAtStatements,
  starts,
} from "#tests/bench/reliability/migrations-killed.ts";

// In full, with a kill of a process at every statement: npm run bench reliability.
const unharmed = { between: [], unfinished: [] };

function folderOfFiles() {
  const folder = mkdtempSync(join(tmpdir(), "tilsig-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return filesIn(folder);
}

describe.each(starts)("a migration from %s", (start) => {
  test("leaves the old schema or the new in SQLite's file, at whichever statement it is killed", async () => {
    const step = start === "empty" ? 16 : 5;
    const killed = await copiedAtEachStatement(folderOfFiles(), start, step);
    expect(killed).toMatchObject(unharmed);
    expect(killed.kills).toBe(killed.statements + 1);
    expect(killed.statements).toBeGreaterThan(5);
  });

  test("leaves the old schema on PostgreSQL when the line breaks, and is completed by the next start", async () => {
    const step = start === "empty" ? 33 : 2;
    const killed = await cutAtStatements(databasesOn(inject("postgresUrl")), start, step);
    expect(killed).toMatchObject(unharmed);
    expect(killed.kills).toBeGreaterThan(2);
  });
});

test("a process that is killed with -9 at its commit leaves the old schema or the new", async () => {
  const last = { step: 1_000, moment: "sent" } as const;
  const [files, server] = [folderOfFiles(), databasesOn(inject("postgresUrl"))];
  expect(await killedAtStatements(files, "before", last)).toMatchObject(unharmed);
  expect(await killedAtStatements(server, "before", last)).toMatchObject(unharmed);
});
