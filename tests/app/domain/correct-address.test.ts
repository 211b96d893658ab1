import { correctAddress } from "#app/domain/correct-address.ts";
import { personByEmail } from "#app/domain/people.ts";
import { beginSession } from "#app/domain/session.ts";
import { sendAgainTo } from "#app/jobs/send-again.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";
import { describe, expect, test } from "vitest";

const now = new Date("2027-03-10T12:00:00Z");
const from = "solveig@nordlys.example";
const to = "solveig.dahl@nordlys.example";

describe.each(databases)("another mail address on $name", ({ open }) => {
  test("is the person's from now on; whoever was signed in is out, and the log says so", async () => {
    const db = await open();
    await nordlys(db);
    await beginSession(db, { personId: "solveig", device: "Firefox, Linux" }, now);
    expect(await correctAddress(db, { from: "Solveig@Nordlys.example", to }, now)).toEqual({
      outcome: "corrected",
      personId: "solveig",
    });
    expect(await personByEmail(db, from)).toBeUndefined();
    expect(await personByEmail(db, to)).toMatchObject({ id: "solveig" });
    expect(await db.selectFrom("session").selectAll().execute()).toEqual([]);
    const [line] = await db.selectFrom("audit").selectAll().execute();
    expect(line).toMatchObject({ act: "address-corrected", subjectId: "solveig", detail: "" });
  });

  test("is not taken from somebody else, nor given to nobody", async () => {
    const db = await open();
    await nordlys(db);
    const kari = "Kari@nordlys.example";
    expect(await correctAddress(db, { from, to: kari }, now)).toEqual({ outcome: "taken" });
    const nobody = { from: "nobody@nordlys.example", to };
    expect(await correctAddress(db, nobody, now)).toEqual({ outcome: "unknown-person" });
    expect(await personByEmail(db, from)).toMatchObject({ id: "solveig" });
  });

  test("sends again what was given up for this person, and for nobody else", async () => {
    const db = await open();
    await nordlys(db);
    await db
      .updateTable("person")
      .set({ mailRefusedAt: now.toISOString(), mailRefusal: "550 5.1.1" })
      .where("id", "=", "kari")
      .execute();
    for (const personId of ["kari", "per"]) {
      await givenUp(`test-mail:${personId}`, "send-test-mail", personId);
      await givenUp(`daily:${personId}:2027-03-10`, "send-daily-mail", personId);
    }
    expect(await sendAgainTo(db, "per", now)).toEqual({ outcome: "not-refused" });
    expect(await sendAgainTo(db, "kari", now)).toEqual({ outcome: "tried-again" });
    expect(await sendAgainTo(db, "kari", now)).toEqual({ outcome: "not-refused" });
    const waiting = db.selectFrom("outbox").where("failedAt", "is", null).select("key");
    expect(await waiting.orderBy("key").execute()).toEqual([
      { key: "daily:kari:2027-03-10" },
      { key: "test-mail:kari" },
    ]);

    function givenUp(key: string, kind: string, personId: string) {
      const at = now.toISOString();
      const promised = { key, kind, runAt: at };
      const payload = JSON.stringify({ personId });
      return db
        .insertInto("outbox")
        .values({ ...promised, payload, attempts: 1, failedAt: at, lastError: "550 5.1.1" })
        .execute();
    }
  });
});
