import { importPeople } from "#app/domain/people-import/apply.ts";
import { isNothing } from "#app/domain/people-import/changes.ts";
import { planPeopleImport } from "#app/domain/people-import/plan.ts";
import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { everything } from "#tests/support/everything.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fileOf, kari, now, solveig } from "./people-file.ts";

const per = kari.replace("kari@", "per@").replace("Kari Lie", "Per Vik");
const day = fc.constantFrom("2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01");

/** Rows of three specialists in three teams under two supervisors, faulty ones among them. */
const file = fc
  .array(
    fc.record({
      person: fc.constantFrom("solveig", "ida", "jon"),
      team: fc.constantFrom("Coast,North", "Coast,South", "Inland,North", ",South"),
      supervisor: fc.constantFrom("kari@nordlys.example", "per@nordlys.example", ""),
      start: day,
      end: fc.oneof({ weight: 2, arbitrary: fc.constant("") }, { weight: 3, arbitrary: day }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((rows) =>
    fileOf(
      kari,
      per,
      ...rows.map(
        ({ person, team, supervisor, start, end }) =>
          `${person}@nordlys.example,${person},specialist,${team},${supervisor},,,${start},${end}`,
      ),
    ),
  );

test("whatever came before, a file that is taken is nothing new the second time, and a refused one changes nothing", async () => {
  const outcomes = { applied: 0, faulty: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), async (files) => {
      const db = connect("sqlite::memory:");
      await migrateToLatest(db);
      for (const one of files) {
        const before = await everything(db);
        const { outcome } = await importPeople(db, one, { now });
        outcomes[outcome] += 1;
        if (outcome === "faulty") expect(await everything(db)).toEqual(before);
        else expect(await planPeopleImport(db, one)).toSatisfy(changesNothing);
      }
      await db.destroy();
    }),
    { numRuns: 150, seed: 1 },
  );
  expect(outcomes.applied).toBeGreaterThan(50);
  expect(outcomes.faulty).toBeGreaterThan(50);
});

function changesNothing(plan: Awaited<ReturnType<typeof planPeopleImport>>) {
  return plan.outcome === "plan" && isNothing(plan.changes);
}

test("whatever bytes are in a file, it is judged and never a fault of ours", async () => {
  const db = connect("sqlite::memory:");
  await migrateToLatest(db);
  const right = Buffer.from(fileOf(kari, solveig));
  const damage = fc.record({
    at: fc.nat({ max: right.length - 1 }),
    bytes: fc.oneof(
      fc.uint8Array({ maxLength: 4 }),
      fc.constantFrom('"', ",", ";", "\n", "\r", "\0").map((text) => Buffer.from(text)),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (places) => {
      const bytes = places.reduce<Buffer>(
        (file, place) =>
          Buffer.concat([file.subarray(0, place.at), place.bytes, file.subarray(place.at)]),
        right,
      );
      const plan = await planPeopleImport(db, bytes);
      if (plan.outcome === "faulty") expect(plan.faults.length).toBeGreaterThan(0);
    }),
    { numRuns: 500, seed: 1 },
  );
  await db.destroy();
});
