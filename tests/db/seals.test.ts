import { newId } from "#app/domain/id.ts";
import { storeResponses } from "#app/domain/responses.ts";
import { openWave } from "#app/domain/waves.ts";
import { runRetention } from "#app/jobs/schedule.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import { addSpecialist, nordlys, pulse } from "#tests/support/organisation.ts";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";

const opening = new Date("2027-03-02T07:00:00Z");

/** Sixty people answer one after the other; gives their responses in that order. */
async function answeredInTurn(db: Db): Promise<string[]> {
  await nordlys(db);
  const people = Array.from({ length: 60 }, (_, n) => `guest-${n}`);
  for (const person of people) await addSpecialist(db, person, "north");
  const wave = await openWave(db, { series: "monthly-pulse", period: "2027-03" }, opening);
  if (wave.outcome !== "opened") throw new Error(wave.outcome);
  const inTurn: string[] = [];
  for (const personId of people) {
    const response = { personId, submission: newId(), answers: pulse(1) };
    await storeResponses(db, wave.waveId, [response]);
    const { id } = await db
      .selectFrom("response")
      .where("personId", "=", personId)
      .select("id")
      .executeTakeFirstOrThrow();
    inTurn.push(id);
  }
  return inTurn;
}

describe.each(databases)("tables of answers on $name", ({ name, open }) => {
  test("have no column that could hold a time, a machine or a session", async () => {
    const db = await open();
    const tables = await db.introspection.getTables();
    const columns = (table: string) =>
      tables
        .find((each) => each.name === table)
        ?.columns.map((column) => column.name)
        .sort();
    expect(columns("response")).toEqual(["id", "person_id", "submission", "wave_id"]);
    expect(columns("answer")).toEqual(["code", "item", "response_id", "value"]);
  });

  // All columns are asked for: of some alone SQLite would read an index, which is ordered by person.
  test("are in the order of their random keys, which is not the order of answering", async () => {
    const db = await open();
    const inTurn = await answeredInTurn(db);
    await runRetention(db, opening);
    const order = name === "SQLite" ? sql`` : sql`order by ctid`;
    const stored = await sql<{ id: string }>`select * from response ${order}`.execute(db);
    const ids = stored.rows.map(({ id }) => id);
    const byKey = await sql<{ id: string }>`select id from response order by id`.execute(db);
    expect(ids).toEqual(byKey.rows.map(({ id }) => id));
    expect(ids).not.toEqual(inTurn);

    const answers = await sql<Key>`select response_id as id, item from answer ${order}`.execute(db);
    const sorted = await sql<Key>`
      select response_id as id, item from answer order by response_id, item`.execute(db);
    expect(answers.rows).toEqual(sorted.rows);
  });

  test("an answer that is given later does not stand at the end for longer than a run", async () => {
    const db = await open();
    await answeredInTurn(db);
    await runRetention(db, opening);
    await db
      .updateTable("response")
      .set({ submission: "again" })
      .where("personId", "=", "guest-3")
      .execute();
    await runRetention(db, opening);
    const order = name === "SQLite" ? sql`` : sql`order by ctid`;
    const stored = await sql<{ id: string }>`select * from response ${order}`.execute(db);
    const byKey = await sql<{ id: string }>`select * from response order by id`.execute(db);
    expect(stored.rows).toEqual(byKey.rows);
  });

  test.runIf(name === "SQLite").each(["response", "answer", "invitation", "share", "share_item"])(
    "%s has no row id that would count",
    async (table) => {
      const db = await open();
      await expect(sql`select rowid from ${sql.table(table)}`.execute(db)).rejects.toThrow(
        /no such column: rowid/,
      );
    },
  );
});

interface Key {
  id: string;
  item: string;
}
