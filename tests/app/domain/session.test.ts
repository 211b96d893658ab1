import { beforeEach, describe, expect, test } from "vitest";
import { changeRoles } from "#app/domain/people.ts";
import {
  beginSession,
  endOtherSessions,
  endOwnSession,
  endSession,
  ownSessions,
  sessionOwner,
} from "#app/domain/session.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";

const start = new Date("2027-03-02T08:00:00Z");
const day = 24 * 3600 * 1000;
const after = (days: number) => new Date(start.getTime() + days * day);

describe.each(databases)("a session on $name", ({ open }) => {
  let db: Db;
  beforeEach(async () => {
    db = await open();
    await nordlys(db);
  });

  async function begin(personId = "solveig", device = "Firefox, Android", now = start) {
    return (await beginSession(db, { personId, device }, now)).secret;
  }

  test("is nobody's whose secret was not given out", async () => {
    await begin();
    expect(await sessionOwner(db, "made up", start)).toBeNull();
    expect(await sessionOwner(db, "", start)).toBeNull();
  });

  test("is stored as a hash", async () => {
    const secret = await begin();
    const rows = await db.selectFrom("session").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(secret);
    const idHash = rows[0]?.idHash ?? "";
    expect(await sessionOwner(db, idHash, start)).toBeNull();
  });

  test("ends thirty days after it was last used", async () => {
    const secret = await begin();
    expect(await sessionOwner(db, secret, after(29))).not.toBeNull();
    expect(await sessionOwner(db, secret, after(58))).not.toBeNull();
    expect(await sessionOwner(db, secret, after(88))).toBeNull();
  });

  test("ends after ninety days, however much it is used", async () => {
    const secret = await begin();
    for (let days = 10; days < 90; days += 10) {
      expect(await sessionOwner(db, secret, after(days))).not.toBeNull();
    }
    expect(await sessionOwner(db, secret, after(90))).toBeNull();
  });

  test("is of no use from the request after the person was disabled", async () => {
    const secret = await begin();
    await db.updateTable("person").set({ disabled: 1 }).where("id", "=", "solveig").execute();
    expect(await sessionOwner(db, secret, start)).toBeNull();
  });

  test("shows the roles of the moment", async () => {
    const secret = await begin("kari");
    expect((await sessionOwner(db, secret, start))?.roles).toEqual(["supervisor"]);
    await db.deleteFrom("personRole").where("personId", "=", "kari").execute();
    expect((await sessionOwner(db, secret, start))?.roles).toEqual([]);
  });

  test("ends when the person's roles change, so that the next one has a new id", async () => {
    const [kari, solveig] = [await begin("kari"), await begin("solveig")];
    const change = { personId: "kari", added: ["trainer" as const], removed: [] };
    await changeRoles(db, [change], { actorId: null, now: start });
    expect(await sessionOwner(db, kari, start)).toBeNull();
    expect(await sessionOwner(db, solveig, start)).not.toBeNull();
  });

  test("can be ended by its person, one, all others, or the one in hand", async () => {
    const [phone, desk, tablet] = [await begin(), await begin(), await begin()];
    const own = await ownSessions(db, { personId: "solveig", secret: phone }, start);
    expect(own.filter(({ isThisOne }) => isThisOne)).toHaveLength(1);

    const deskId = (await ownSessions(db, { personId: "solveig", secret: desk }, start)).find(
      ({ isThisOne }) => isThisOne,
    )?.id;
    const ending = { personId: "solveig", sessionId: deskId ?? "" };
    expect(await endOwnSession(db, ending)).toEqual({ outcome: "ended" });
    expect(await endOwnSession(db, ending)).toEqual({ outcome: "not-found" });
    expect(await sessionOwner(db, desk, start)).toBeNull();

    await endOtherSessions(db, { personId: "solveig", secret: phone });
    expect(await sessionOwner(db, tablet, start)).toBeNull();
    expect(await sessionOwner(db, phone, start)).not.toBeNull();
    await endSession(db, phone);
    expect(await sessionOwner(db, phone, start)).toBeNull();
  });

  test("of somebody else is neither listed nor ended", async () => {
    const kari = await begin("kari");
    const [foreign] = await ownSessions(db, { personId: "kari", secret: kari }, start);
    const ending = { personId: "solveig", sessionId: foreign?.id ?? "" };
    expect(await endOwnSession(db, ending)).toEqual({ outcome: "not-found" });
    await endOtherSessions(db, { personId: "solveig", secret: "made up" });
    expect(await sessionOwner(db, kari, start)).not.toBeNull();
    expect(await ownSessions(db, { personId: "solveig", secret: kari }, start)).toEqual([]);
  });

  test("notes its use by the hour, and nothing finer", async () => {
    const secret = await begin();
    await sessionOwner(db, secret, new Date("2027-03-02T08:59:00Z"));
    const own = { personId: "solveig", secret };
    expect((await ownSessions(db, own, start))[0]?.lastUsedAt).toBe("2027-03-02T08:00:00.000Z");
    await sessionOwner(db, secret, new Date("2027-03-02T09:10:00Z"));
    expect((await ownSessions(db, own, start))[0]?.lastUsedAt).toBe("2027-03-02T09:10:00.000Z");
  });
});
