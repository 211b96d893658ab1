import { describe, expect, test } from "vitest";
import { prepared } from "#db/prepared.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";

const named = prepared((db, { email, name }: { email: string; name: string }) =>
  db.selectFrom("person").where("email", "=", email).where("name", "=", name).select("id"),
);

describe.each(databases)("a prepared query on $name", ({ open }) => {
  test("asks for what is given each time, in its place", async () => {
    const db = await open();
    await nordlys(db);
    const people = await db.selectFrom("person").select(["id", "email", "name"]).execute();
    expect(people.length).toBeGreaterThan(2);
    for (const { id, ...person } of people) expect(await named(db, person)).toEqual([{ id }]);
    const [first, second] = people;
    expect(await named(db, { email: first!.email, name: second!.name })).toEqual([]);
  });

  test("reads inside a transaction what that has written", async () => {
    const db = await open();
    await nordlys(db);
    const { id, email } = await db
      .selectFrom("person")
      .select(["id", "email"])
      .executeTakeFirstOrThrow();
    await db.transaction().execute(async (trx) => {
      await trx.updateTable("person").set({ name: "Somebody Else" }).where("id", "=", id).execute();
      expect(await named(trx, { email, name: "Somebody Else" })).toEqual([{ id }]);
    });
  });
});
