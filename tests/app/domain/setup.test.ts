import { describe, expect, test } from "vitest";
import { sessionOwner } from "#app/domain/session.ts";
import { nameOrganisation, organisationName } from "#app/domain/settings.ts";
import { makeFirstAdministrator, offerSetup, setupIsOpen } from "#app/domain/setup.ts";
import { databases } from "#tests/support/databases.ts";
import { addPerson, nordlys } from "#tests/support/organisation.ts";

const now = new Date("2027-03-02T08:00:00Z");
const nextDay = new Date("2027-03-03T08:00:00Z");
const astrid = {
  name: "Astrid",
  email: "astrid@nordlys.example",
  organisation: "Nordlys IPS",
  language: "nb" as const,
  timeZone: "Europe/Oslo",
  device: "Firefox, Linux",
};

async function offered(token: Promise<string | null>) {
  const secret = await token;
  if (!secret) throw new Error("No link was offered.");
  return secret;
}

describe.each(databases)("the first administrator on $name", ({ open }) => {
  test("comes in by a link that works once", async () => {
    const db = await open();
    const token = await offered(offerSetup(db, now));
    expect(await setupIsOpen(db, token, now)).toBe(true);
    const made = await makeFirstAdministrator(db, token, astrid, now);
    if (made.outcome !== "made") throw new Error(made.outcome);
    expect(await sessionOwner(db, made.secret, now)).toMatchObject({
      name: "Astrid",
      language: "nb",
      roles: ["administrator"],
    });
    expect(await organisationName(db)).toBe("Nordlys IPS");
    expect(await setupIsOpen(db, token, now)).toBe(false);
    expect(await makeFirstAdministrator(db, token, astrid, now)).toEqual({ outcome: "not-valid" });
    const acts = await db.selectFrom("audit").select("act").execute();
    expect(acts).toEqual([{ act: "first-administrator-made" }]);
  });

  test("is one person, also when two press at once", async () => {
    const db = await open();
    const token = await offered(offerSetup(db, now));
    const both = await Promise.all(
      ["astrid", "eve"].map((name) =>
        makeFirstAdministrator(db, token, { ...astrid, email: `${name}@nordlys.example` }, now),
      ),
    );
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["made", "not-valid"]);
    expect(await db.selectFrom("person").selectAll().execute()).toHaveLength(1);
  });

  test("is offered no link once there is an administrator, unless that one is disabled", async () => {
    const db = await open();
    await nordlys(db);
    expect(await offerSetup(db, now)).toBeNull();
    await db.updateTable("person").set({ disabled: 1 }).where("id", "=", "astrid").execute();
    expect(await offerSetup(db, now)).not.toBeNull();
  });

  test("cannot come in by an expired, replaced or made-up link", async () => {
    const db = await open();
    const old = await offered(offerSetup(db, now));
    expect(await setupIsOpen(db, old, nextDay)).toBe(false);
    expect(await makeFirstAdministrator(db, old, astrid, nextDay)).toEqual({
      outcome: "not-valid",
    });
    await offerSetup(db, now);
    for (const token of [old, "made up", ""]) {
      expect(await setupIsOpen(db, token, now)).toBe(false);
      expect(await makeFirstAdministrator(db, token, astrid, now)).toEqual({
        outcome: "not-valid",
      });
    }
    expect(await db.selectFrom("person").selectAll().execute()).toEqual([]);
  });

  test("may be somebody who was imported before; other roles stay", async () => {
    const db = await open();
    await addPerson(db, "astrid", ["trainer"]);
    await nameOrganisation(db, "Nordlys");
    const token = await offered(offerSetup(db, now));
    const made = await makeFirstAdministrator(db, token, { ...astrid, organisation: "" }, now);
    if (made.outcome !== "made") throw new Error(made.outcome);
    const owner = await sessionOwner(db, made.secret, now);
    expect(owner).toMatchObject({ id: "astrid", roles: ["administrator", "trainer"] });
    expect(await organisationName(db)).toBe("Nordlys");
  });
});
