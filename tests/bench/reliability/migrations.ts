import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { count, type Figure } from "#tests/bench/figure.ts";
import { startPostgres } from "#tests/support/embedded-postgres.ts";
import {
  copiedAtEachStatement,
  databasesOn,
  filesIn,
  type Killed,
  killedAtStatements,
  starts,
} from "./migrations-killed.ts";
import type { Part } from "./part.ts";

export const name = "migrations";
export const about =
  "a process that migrates is killed with -9 at each statement, on both databases";
export const takes = "10 min";

/** In short every twentieth; what SQLite's files hold is looked at for each statement either way. */
export const run: Part["run"] = async ({ full, report }) => {
  const step = full ? 1 : 20;
  const folder = await mkdtemp(join(tmpdir(), "tilsig-bench-"));
  const postgres = await startPostgres();
  const figures: Figure[] = [];
  const note = (where: string, killed: Killed) => {
    report(`${where}: ${killed.kills} kills over ${killed.statements} statements`);
    figures.push(...figuresOf(where, killed));
  };
  try {
    const [files, server] = [filesIn(folder), databasesOn(postgres.url)];
    for (const start of starts) {
      note(`SQLite from ${start}, files`, await copiedAtEachStatement(files, start));
      const before = { step, moment: "before" } as const;
      note(`SQLite from ${start}`, await killedAtStatements(files, start, before));
      note(`PostgreSQL from ${start}`, await killedAtStatements(server, start, before));
      const sent = { step, moment: "sent" } as const;
      note(`PostgreSQL from ${start}, sent`, await killedAtStatements(server, start, sent));
    }
    return figures;
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

function figuresOf(where: string, { kills, between, unfinished }: Killed): Figure[] {
  const what = `migration on ${where}`;
  const none = { exactly: 0 };
  return [
    count(`${what}: kills`, kills, { atLeast: 1 }),
    count(`${what}: neither old nor new`, between.length, none),
    count(`${what}: not completed`, unfinished.length, none),
  ];
}
