import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoMonths } from "#app/demo/months.ts";
import { makeNordlys, type Nordlys, series } from "#app/demo/nordlys.ts";
import { personas } from "#app/demo/personas.ts";
import { emailOf } from "#app/demo/people.ts";
import { closeWave } from "#app/domain/closing.ts";
import { type Digest, digestFor, digestIn } from "#app/domain/digest.ts";
import { ownBalance } from "#app/domain/own-balance.ts";
import { personByEmail } from "#app/domain/people.ts";
import { ownAnswers, submitResponse } from "#app/domain/responses.ts";
import { followUp } from "#app/domain/training/assignments.ts";
import { teamTraining } from "#app/domain/training/team.ts";
import { openWavesFor } from "#app/domain/waves.ts";
import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import type { Db } from "#db/transaction.ts";
import { pulse } from "#tests/support/organisation.ts";

const now = new Date("2026-11-22T12:00:00Z");
const nextDay = new Date("2026-11-23T12:00:00Z");

/** Made once and then only read; what changes something makes its own. */
let made: { db: Db; nordlys: Nordlys };

beforeAll(async () => {
  made = await makeDemo(now);
});

afterAll(() => made.db.destroy());

async function makeDemo(at: Date) {
  const db = connect("sqlite::memory:");
  await migrateToLatest(db);
  return { db, nordlys: await makeNordlys(db, at) };
}

async function digestOf(db: Db, name: string, { period }: Nordlys): Promise<Digest> {
  const supervisor = await known(db, name);
  const stored = await digestIn(db, { supervisorId: supervisor.id, series, period });
  const digest = await digestFor(
    db,
    { digestId: stored?.id ?? "", supervisorId: supervisor.id },
    "2026-11-23",
  );
  if (!digest) throw new Error(`${name} has no digest.`);
  return digest;
}

async function known(db: Db, name: string) {
  const person = await personByEmail(db, emailOf(name));
  if (!person) throw new Error(`${name} is not in the demo.`);
  return person;
}

async function counts(table: "unit" | "team" | "person" | "roster") {
  const { db } = made;
  const row = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  return row.rows;
}

async function withRole(role: "specialist" | "supervisor" | "trainer" | "administrator") {
  const rows = await made.db
    .selectFrom("personRole")
    .where("role", "=", role)
    .select("personId")
    .execute();
  return rows.length;
}

describe("the organisation of the demo", () => {
  test("has three units, eight teams of 2 to 10, and the people that the README names", async () => {
    expect([await counts("unit"), await counts("team"), await counts("person")]).toEqual([
      3, 8, 56,
    ]);
    expect(await withRole("specialist")).toBe(46);
    expect(await withRole("supervisor")).toBe(7);
    expect(await withRole("trainer")).toBe(2);
    expect(await withRole("administrator")).toBe(1);
    const sizes = await made.db
      .selectFrom("membership")
      .groupBy("teamId")
      .select((eb) => eb.fn.countAll<number>().as("size"))
      .execute();
    expect(sizes.map(({ size }) => size).sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 9, 10]);
  });

  test("has twelve closed waves, none in July, and the wave of this month open", async () => {
    const waves = await made.db.selectFrom("wave").selectAll().orderBy("period").execute();
    const open = waves.pop();
    expect(waves).toHaveLength(12);
    expect(waves.every(({ closedAt }) => closedAt !== null)).toBe(true);
    expect(waves.map(({ period }) => period)).not.toContain("2026-07");
    expect(waves[0]?.period).toBe("2025-10");
    expect(open).toMatchObject({ period: "2026-11", closedAt: null });
  });

  test("gives a team that is too small a place in another group, in every wave", async () => {
    const cells = await made.db.selectFrom("cell").select("name").orderBy("name").execute();
    expect(cells.map(({ name }) => name)).toEqual([
      "Alta",
      "Bodø · Mo i Rana",
      "Finnsnes · Harstad",
      "Hammerfest · Vadsø",
      "Tromsø",
    ]);
  });

  test("promises an invitation to each specialist", async () => {
    const invitations = await made.db
      .selectFrom("outbox")
      .where("kind", "=", "send-daily-mail")
      .where("runAt", "=", now.toISOString())
      .select("key")
      .execute();
    expect(invitations).toHaveLength(46);
  });

  test("has modules assigned: one overdue, some due soon, one waived, some passed with certificates", async () => {
    const { db } = made;
    const kari = await known(db, "Kari Lie");
    const { overdue, due, offered } = await teamTraining(db, kari.id, "2026-11-22");
    expect(overdue.map(({ name }) => name)).toEqual(["Dag Evensen"]);
    expect(due.map(({ name }) => name)).toEqual(["Mehmet Demir", "Tuva Henriksen"]);
    expect(offered).toBe("under-half");
    const { mandatory } = await followUp(db, { supervisorId: kari.id }, "2026-11-22");
    const waived = mandatory.filter(({ standing }) => standing === "waived");
    expect(waived.map(({ name }) => name)).toEqual(["Oda Jenssen"]);
    const attempts = await db.selectFrom("attempt").selectAll().execute();
    expect(attempts).toHaveLength(6);
    expect(attempts.every(({ certificateCode }) => certificateCode !== null)).toBe(true);
  });

  test("leaves the specialists whom a reader signs in as something to answer and to look at", async () => {
    const { db, nordlys } = made;
    const specialists = personas.filter(({ role }) => role === "specialist");
    for (const { name } of specialists) {
      const { id: personId } = await known(db, name);
      expect(await openWavesFor(db, personId, nextDay)).toHaveLength(1);
      expect(await ownAnswers(db, { waveId: nordlys.waveId, personId })).toBeNull();
      const { waves } = await ownBalance(db, series, personId);
      expect(waves.filter(({ balance }) => balance !== null).length).toBeGreaterThan(6);
    }
  });
});

describe("when the open wave of the demo closes", () => {
  /** Personas answer nothing, or the same everywhere: what is promised must not hang on them. */
  const readers: [what: string, value: number | null][] = [
    ["answer nothing", null],
    ["answer the best everywhere", 2],
    ["answer the worst everywhere", -2],
  ];

  test.each(readers)(
    "its stories are found and all else is quiet, where readers %s",
    async (_, value) => {
      const { db, nordlys } = await makeDemo(now);
      if (value !== null) await personasAnswer(db, nordlys, value);
      await closeWave(db, { series, period: nordlys.period }, nextDay);

      const digests = await db
        .selectFrom("outbox")
        .where("kind", "=", "send-digest")
        .select("runAt")
        .execute();
      expect(digests).toEqual(Array(7).fill({ runAt: nextDay.toISOString() }));
      const kari = await digestOf(db, "Kari Lie", nordlys);
      const [finnsnes, tromso] = kari.cells;
      expect(kari.cells.map(({ name }) => name)).toEqual(["Finnsnes · Harstad", "Tromsø"]);
      expect(finnsnes?.signals).toMatchObject([
        { factor: "two_systems", state: "drains", grade: "clear" },
      ]);
      // Found while the thirteen waves were still going on, and not only in the last of them.
      expect(finnsnes?.signals[0]?.duration).toBeGreaterThanOrEqual(3);
      expect(tromso?.signals).toContainEqual(
        expect.objectContaining({ factor: "peer_support", state: "nourishes-less" }),
      );
      const signals = await Promise.all(
        ["Máret Sara", "Geir Hansen", "Leila Karimi", "Øyvind Strand"].map(
          async (name) => (await digestOf(db, name, nordlys)).next,
        ),
      );
      expect(signals).toEqual([null, null, null, null]);
      expect((await digestOf(db, "Geir Hansen", nordlys)).withheld).toBe(true);
      expect((await digestOf(db, "Máret Sara", nordlys)).withheld).toBe(false);
      await db.destroy();
    },
  );
});

test.each(["2026-07-31T20:00:00Z", "2027-01-01T02:00:00Z"])(
  "the demo can be made on any day, such as %s",
  async (day) => {
    const { db, nordlys } = await makeDemo(new Date(day));
    expect(nordlys.period).toBe(day.slice(0, 7));
    await db.destroy();
  },
);

test("a month begins by the clock of the north", () => {
  expect(demoMonths(new Date("2026-12-31T23:30:00Z")).current).toBe("2027-01");
});

async function personasAnswer(db: Db, { waveId }: Nordlys, value: number) {
  for (const { name, role } of personas) {
    if (role !== "specialist") continue;
    const { id: personId } = await known(db, name);
    const given = { waveId, personId, submission: crypto.randomUUID(), answers: pulse(value) };
    await submitResponse(db, given, nextDay);
  }
}
