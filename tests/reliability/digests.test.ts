import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { little } from "#tests/bench/reliability/digests.ts";
import { sendUnderFaults } from "#tests/bench/reliability/digests-under-faults.ts";
import { databasesOn } from "#tests/bench/reliability/migrations-killed.ts";

// 10,000 of them: npm run bench reliability -- --part digests.
const few = { ...little, digests: 40, report: () => {} };

test("digests come though workers are killed and the mail server fails, on both databases at once", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tilsig-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const server = databasesOn(inject("postgresUrl"));
  const postgres = await server.fresh();
  onTestFinished(() => server.drop(postgres));
  const told = await Promise.all(
    [
      { databaseUrl: `sqlite:${join(folder, "tilsig.db")}`, workers: 1 },
      { databaseUrl: postgres, workers: 2 },
    ].map((place) => sendUnderFaults({ ...few, ...place, folder, seed: "digests in a test" })),
  );
  for (const one of told) {
    const { lost, withoutReason, different, needless } = one;
    expect({ lost, withoutReason, different, needless }).toEqual({
      lost: [],
      withoutReason: [],
      different: [],
      needless: [],
    });
    expect(one.digests).toBe(few.digests);
    expect(one.again.unheard, "some answers were lost on the line").toBeGreaterThan(0);
  }
}, 180_000);
