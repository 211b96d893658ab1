import { expect, test } from "vitest";
import { commitTogether } from "#db/commit-together.ts";
import { databases } from "#tests/support/databases.ts";

test.each(databases)(
  "on $name a write that fails takes none of those down that are committed with it",
  async ({ open }) => {
    const db = await open();
    const unit = (id: string) => (trx: typeof db) =>
      trx.insertInto("unit").values({ id, name: id }).returning("id").executeTakeFirstOrThrow();
    await unit("coast")(db);
    const written = await Promise.allSettled(
      ["inland", "coast", "fjord"].map((id) => commitTogether(db, unit(id))),
    );
    expect(written.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(written[2]).toMatchObject({ value: { id: "fjord" } });
    const units = await db.selectFrom("unit").select("id").orderBy("id").execute();
    expect(units.map(({ id }) => id)).toEqual(["coast", "fjord", "inland"]);
  },
);
