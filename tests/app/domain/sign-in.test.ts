import { beforeEach, describe, expect, test } from "vitest";
import { type Keys, unseal } from "#app/domain/secret.ts";
import { ownSessions, sessionOwner } from "#app/domain/session.ts";
import {
  askToSignIn,
  sealUse,
  signInWithCode,
  signInWithLink,
  stateOfLink,
} from "#app/domain/sign-in.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";

const keys: Keys = ["the key of the installation, long enough 1"];
const start = new Date("2027-03-02T08:00:00Z");
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const device = "Firefox, Android";
const solveig = "solveig@nordlys.example";

describe.each(databases)("signing in on $name", ({ open }) => {
  let db: Db;
  beforeEach(async () => {
    db = await open();
    await nordlys(db);
  });

  async function ask(
    email = solveig,
    now = start,
    other: { network?: string; mark?: string } = {},
  ) {
    const asking = { email, network: "192.0.2.1", mark: null, keys, ...other };
    return askToSignIn(db, asking, now);
  }

  /** Asks, and reads the newest mail in the outbox like the one it is for. */
  async function mailFor(email = solveig, now = start) {
    const asked = await ask(email, now);
    if (asked.outcome !== "asked") throw new Error(asked.outcome);
    const { link, code } = await newestMail();
    return { cookie: asked.cookie, link, code };
  }

  async function newestMail() {
    const rows = await db.selectFrom("outbox").select("payload").orderBy("runAt").execute();
    const payloads = rows.map(({ payload }) => JSON.parse(payload));
    const newest = payloads.sort((a, b) => a.askedAt.localeCompare(b.askedAt)).at(-1);
    const opened = JSON.parse(unseal(keys, sealUse, newest.sealed) ?? "null");
    return { ...opened, personId: newest.personId } as {
      link: string;
      code: string;
      personId: string | null;
    };
  }

  const withLink = (link: string, cookie: string | null, now = start) =>
    signInWithLink(db, { link, cookie, device, keys }, now);
  const withCode = (code: string, cookie: string, now = start) =>
    signInWithCode(db, { code, cookie, device, keys }, now);

  test("Solveig presses the link in the browser where she asked", async () => {
    const { link, cookie } = await mailFor();
    const entering = await withLink(link, cookie);
    if (entering.outcome !== "signed-in") throw new Error(entering.outcome);
    const owner = await sessionOwner(db, entering.secret, start);
    expect(owner).toMatchObject({ id: "solveig", roles: ["specialist"] });
    const own = { personId: "solveig", secret: entering.secret };
    expect(await ownSessions(db, own, start)).toMatchObject([{ device, isThisOne: true }]);
  });

  test("Solveig reads the mail on her phone and types the code at her desk", async () => {
    const { link, code, cookie } = await mailFor();
    expect(await stateOfLink(db, { link, cookie: null }, start)).toBe("other-browser");
    expect(await withLink(link, null)).toEqual({ outcome: "other-browser" });
    expect(await withCode(code, cookie)).toMatchObject({ outcome: "signed-in" });
  });

  test("a link signs in nobody else's browser, also not one that asked for another person", async () => {
    const { link } = await mailFor();
    const kari = await mailFor("kari@nordlys.example");
    expect(await withLink(link, kari.cookie)).toEqual({ outcome: "other-browser" });
    expect(await withLink(link, "made up")).toEqual({ outcome: "other-browser" });
    expect(await db.selectFrom("session").selectAll().execute()).toEqual([]);
  });

  test("a code is worth nothing in another browser", async () => {
    const { code } = await mailFor();
    const kari = await mailFor("kari@nordlys.example");
    expect(await withCode(code, kari.cookie)).toEqual({ outcome: "wrong", triesLeft: 4 });
    expect(await withCode(code, "made up")).toEqual({ outcome: "not-valid" });
  });

  test("a thousand looks at a link leave it usable, and nobody signed in", async () => {
    const { link, cookie } = await mailFor();
    const before = await everything();
    for (let look = 0; look < 1000; look++) {
      expect(await stateOfLink(db, { link, cookie: null }, start)).toBe("other-browser");
    }
    for (let press = 0; press < 20; press++) await withLink(link, null);
    expect(await everything()).toEqual(before);
    expect(await withLink(link, cookie)).toMatchObject({ outcome: "signed-in" });
  });

  async function everything() {
    return {
      signIn: await db.selectFrom("signIn").selectAll().execute(),
      session: await db.selectFrom("session").selectAll().execute(),
      audit: await db.selectFrom("audit").selectAll().execute(),
    };
  }

  test("link and code work once: the other is used up with the one", async () => {
    const byLink = await mailFor();
    expect(await withLink(byLink.link, byLink.cookie)).toMatchObject({ outcome: "signed-in" });
    expect(await withLink(byLink.link, byLink.cookie)).toEqual({ outcome: "not-valid" });
    expect(await withCode(byLink.code, byLink.cookie)).toEqual({ outcome: "not-valid" });

    const byCode = await mailFor(solveig, after(1));
    expect(await withCode(byCode.code, byCode.cookie)).toMatchObject({ outcome: "signed-in" });
    expect(await withLink(byCode.link, byCode.cookie)).toEqual({ outcome: "not-valid" });
  });

  test("of two who press at the same moment, one is signed in", async () => {
    const { link, code, cookie } = await mailFor();
    const both = await Promise.all([withLink(link, cookie), withCode(code, cookie)]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["not-valid", "signed-in"]);
  });

  test("they work for ten minutes", async () => {
    const { link, code, cookie } = await mailFor();
    expect(await stateOfLink(db, { link, cookie }, after(9.9))).toBe("ready");
    expect(await stateOfLink(db, { link, cookie }, after(10))).toBe("not-valid");
    expect(await withLink(link, cookie, after(10))).toEqual({ outcome: "not-valid" });
    expect(await withCode(code, cookie, after(10))).toEqual({ outcome: "not-valid" });
  });

  test("the fifth wrong code is the last, and takes the link along", async () => {
    const { link, code, cookie } = await mailFor();
    const wrong = code === "BCDF2345" ? "BCDF2346" : "BCDF2345";
    const tries = [];
    for (let n = 0; n < 6; n++) tries.push(await withCode(wrong, cookie));
    expect(tries.map((tried) => ("triesLeft" in tried ? tried.triesLeft : tried.outcome))).toEqual([
      4,
      3,
      2,
      1,
      0,
      "not-valid",
    ]);
    expect(await withCode(code, cookie)).toEqual({ outcome: "not-valid" });
    expect(await withLink(link, cookie)).toEqual({ outcome: "not-valid" });
    expect(await mailFor(solveig, after(1))).toBeDefined();
  });

  test("five tries are five also when they come at once", async () => {
    const { cookie } = await mailFor();
    const tries = await Promise.all(Array.from({ length: 12 }, () => withCode("BCDF2345", cookie)));
    expect(tries.filter(({ outcome }) => outcome === "wrong")).toHaveLength(5);
  });

  test("a new request kills the old one, and nobody else's", async () => {
    const kari = await mailFor("kari@nordlys.example");
    const old = await mailFor(solveig, after(1));
    const fresh = await mailFor(solveig, after(2));
    expect(await withLink(old.link, old.cookie, after(2))).toEqual({ outcome: "not-valid" });
    expect(await withCode(old.code, old.cookie, after(2))).toEqual({ outcome: "not-valid" });
    expect(await stateOfLink(db, fresh, after(2))).toBe("ready");
    expect(await stateOfLink(db, kari, after(2))).toBe("ready");
  });

  test("an address that is nobody's takes the same way to a mail for nobody", async () => {
    const known = await ask();
    const unknown = await ask("nobody@nordlys.example", after(1));
    expect(unknown).toEqual({ outcome: "asked", cookie: expect.stringMatching(/^[\w-]{43}$/) });
    expect(known.outcome).toBe("asked");
    const rows = await db.selectFrom("outbox").select(["kind", "payload"]).execute();
    const sizes = rows.map(({ payload }) => JSON.parse(payload).sealed.length);
    expect(rows.map(({ kind }) => kind)).toEqual(["send-sign-in", "send-sign-in"]);
    expect(sizes[0]).toBe(sizes[1]);

    const { code, link, personId } = await newestMail();
    expect(personId).toBeNull();
    if (unknown.outcome !== "asked") return;
    expect(await withCode("BCDF2345", unknown.cookie, after(1))).toMatchObject({ triesLeft: 4 });
    expect(await withCode(code, unknown.cookie, after(1))).toMatchObject({ triesLeft: 3 });
    expect(await withLink(link, unknown.cookie, after(1))).toEqual({ outcome: "not-valid" });
  });

  test("somebody who was disabled is nobody, also between asking and pressing", async () => {
    const { link, cookie } = await mailFor();
    await db.updateTable("person").set({ disabled: 1 }).where("id", "=", "solveig").execute();
    expect(await withLink(link, cookie)).toEqual({ outcome: "not-valid" });
    await ask(solveig, after(1));
    expect((await newestMail()).personId).toBeNull();
  });

  test("no table holds a secret, a code or the address that was typed", async () => {
    const { link, code, cookie } = await mailFor();
    await ask("nobody@nordlys.example", after(1));
    const tables = [
      await db.selectFrom("signIn").selectAll().execute(),
      await db.selectFrom("signInRequest").selectAll().execute(),
      await db.selectFrom("outbox").selectAll().execute(),
    ];
    const stored = JSON.stringify(tables);
    for (const secret of [link, code, cookie, solveig, "nobody@", "192.0.2.1"]) {
      expect(stored).not.toContain(secret);
    }
  });

  describe("asking too often", () => {
    test("an address gets five mails an hour, then waits until the oldest is an hour old", async () => {
      for (let n = 0; n < 5; n++) expect((await ask(solveig, after(n))).outcome).toBe("asked");
      expect(await ask(solveig, after(5))).toEqual({ outcome: "too-often", minutes: 55 });
      expect(await ask(solveig, after(59.5))).toEqual({ outcome: "too-often", minutes: 1 });
      expect((await ask(solveig, after(60))).outcome).toBe("asked");
      expect(await ask(solveig, after(60.5))).toEqual({ outcome: "too-often", minutes: 1 });
    });

    test("the same goes for an address that is nobody's", async () => {
      for (let n = 0; n < 5; n++) await ask("nobody@nordlys.example", after(n));
      const sixth = await ask("nobody@nordlys.example", after(5));
      expect(sixth).toEqual({ outcome: "too-often", minutes: 55 });
    });

    test("five are five also when they come at once", async () => {
      const asked = await Promise.all(Array.from({ length: 12 }, () => ask()));
      expect(asked.filter(({ outcome }) => outcome === "asked")).toHaveLength(5);
    });

    test("a network address gets thirty an hour, whomever they are for", async () => {
      for (let n = 0; n < 30; n++) await ask(`person-${n}@nordlys.example`);
      expect(await ask(solveig)).toEqual({ outcome: "too-often", minutes: 60 });
      const elsewhere = { network: "192.0.2.2" };
      expect((await ask(solveig, start, elsewhere)).outcome).toBe("asked");
    });

    test("what was sent before stays good", async () => {
      const { link, cookie } = await mailFor();
      for (let n = 0; n < 30; n++) await ask(`person-${n}@nordlys.example`);
      await ask();
      expect(await withLink(link, cookie)).toMatchObject({ outcome: "signed-in" });
    });

    test("nobody is locked out by others who ask: the own browser has a count of its own", async () => {
      const { link, cookie } = await mailFor();
      const entering = await withLink(link, cookie);
      if (entering.outcome !== "signed-in") throw new Error(entering.outcome);
      for (let n = 1; n < 5; n++) await ask(solveig, after(n));
      expect((await ask(solveig, after(5))).outcome).toBe("too-often");
      expect((await ask(solveig, after(5), { mark: entering.mark })).outcome).toBe("asked");
      const foreign = { mark: entering.mark };
      for (let n = 0; n < 5; n++) await ask("kari@nordlys.example", after(n));
      expect((await ask("kari@nordlys.example", after(5), foreign)).outcome).toBe("too-often");
    });

    test("what is kept for the count is gone after a day", async () => {
      await ask();
      await ask("kari@nordlys.example", after(24 * 60 + 11));
      expect(await db.selectFrom("signInRequest").selectAll().execute()).toHaveLength(1);
      expect(await db.selectFrom("signIn").selectAll().execute()).toHaveLength(1);
    });
  });

  test("a sign-in stands in the audit log", async () => {
    const { code, cookie } = await mailFor();
    await withCode(code, cookie);
    const lines = await db.selectFrom("audit").selectAll().execute();
    expect(lines).toMatchObject([{ act: "signed-in", actorId: "solveig", detail: "code" }]);
  });
});
