import { expect, test } from "vitest";
import { fittingModule, fittingModules } from "#app/domain/training/recommendations.ts";
import { factors } from "#surveys/factors.ts";
import { shippedModules } from "#training/catalog.server.ts";
import { databases } from "#tests/support/databases.ts";
import { writtenModule } from "#tests/support/written-module.ts";

const sqlite = databases[0]!;

test("every module that a factor names ships, for the readers it names it for", () => {
  const meantFor = {
    supervisor: ["supervisor", "both"],
    specialist: ["specialist", "new-specialist", "both"],
  };
  for (const { id, modules } of factors)
    for (const learner of ["supervisor", "specialist"] as const)
      for (const named of modules[learner]) {
        const module = shippedModules().find((one) => one.id === named);
        expect(module, `${id}: ${named}`).toBeDefined();
        expect(meantFor[learner], `${id}: ${named}`).toContain(module?.definition.audience);
      }
});

test("a supervisor is led to a module for every factor", async () => {
  const db = await sqlite.open();
  for (const { id } of factors)
    expect(await fittingModule(db, { factor: id, learner: "supervisor" }), id).not.toBeNull();
});

test("a specialist is sent no lesson where the cause lies in the organisation", async () => {
  const db = await sqlite.open();
  const none = factors.filter(({ modules }) => modules.specialist.length === 0);
  expect(none.map(({ id }) => id)).toEqual([
    ...["method_supervision", "leader_support", "method_freedom"],
    ...["recognition_future", "travel_practical"],
  ]);
  // Not even one that the organisation wrote.
  const definition = { ...writtenModule, factors: none.map(({ id }) => id) };
  await db
    .insertInto("moduleVersion")
    .values({
      ...{ module: "own-no", version: 1, definition: JSON.stringify(definition) },
      ...{ publishedBy: null, publishedAt: "2027-01-01" },
    })
    .execute();
  for (const { id } of none)
    expect(await fittingModule(db, { factor: id, learner: "specialist" }), id).toBeNull();
});

test("what the organisation wrote comes after what ships", async () => {
  const db = await sqlite.open();
  await db
    .insertInto("moduleVersion")
    .values({
      ...{ module: "own-no", version: 1, definition: JSON.stringify(writtenModule) },
      ...{ publishedBy: null, publishedAt: "2027-01-01" },
    })
    .execute();
  const fitting = await fittingModules(db, { factor: "workload", learner: "specialist" });
  expect(fitting.map(({ id }) => id)).toEqual(["m17", "own-no"]);
  const forSupervisor = await fittingModules(db, { factor: "workload", learner: "supervisor" });
  expect(forSupervisor.map(({ id }) => id)).not.toContain("own-no");
});
