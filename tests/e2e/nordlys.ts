import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { mailAtOnce } from "#app/domain/daily-mail/promises.ts";
import { noteNoticeSeen } from "#app/domain/notice.ts";
import { currentNotice } from "#app/i18n/privacy-notice/notice.ts";
import type { Db } from "#db/transaction.ts";
import { factors } from "#surveys/factors.ts";
import { type Installation, startInstallation } from "#tests/support/installation.ts";
import { linkIn, mailTo } from "./mail.ts";

/** Team North, a cell of its own, and team South, too small for one; Kari supervises both. */
export const north = ["solveig", "anne", "bjorn", "dag", "eli", "frode", "gro", "hans"];
export const south = ["ida", "jon", "knut"];
/** Supervised by Per, in another unit. */
const west = ["liv", "mons"];

export const specialists = [...north, ...south, ...west];

export function emailOf(person: string): string {
  return `${person}@nordlys.example`;
}

/** People who read bokmål; everybody else reads English. */
const norwegian = ["solveig", "bjorn", "per"];

const rows = [
  "email,name,roles,unit,team,supervisor,language,time_zone,start,end",
  other("astrid", "administrator"),
  other("tor", "trainer"),
  other("kari", "supervisor"),
  other("per", "supervisor"),
  ...north.map((person) => member(person, "Coast", "North", "kari")),
  ...south.map((person) => member(person, "Inland", "South", "kari")),
  ...west.map((person) => member(person, "Fjord", "West", "per")),
];

function member(person: string, unit: string, team: string, supervisor: string) {
  const { email, name, language } = told(person);
  const since = "2020-01-01";
  return [
    email,
    name,
    "specialist",
    unit,
    team,
    emailOf(supervisor),
    language,
    "",
    since,
    "",
  ].join();
}

function other(person: string, role: string) {
  const { email, name, language } = told(person);
  return [email, name, role, "", "", "", language, "", "", ""].join();
}

function told(person: string) {
  const name = `${person.charAt(0).toUpperCase()}${person.slice(1)} Dahl`;
  return { email: emailOf(person), name, language: norwegian.includes(person) ? "nb" : "en" };
}

/**
 * An installation whose people have come from a file, through the real command line. All have been
 * shown the privacy notice before, but for those named in `unread`.
 */
export async function startNordlys({
  unread = [],
  ...options
}: Parameters<typeof startInstallation>[0] & { unread?: string[] } = {}): Promise<Installation> {
  const tilsig = await startInstallation(options);
  await withFile("people.csv", rows, (path) => tilsig.tilsig("people", "import", path));
  const people = await tilsig.db.selectFrom("person").select(["id", "email"]).execute();
  const readers = people.filter(({ email }) => !unread.map(emailOf).includes(email));
  for (const { id } of readers) {
    await noteNoticeSeen(tilsig.db, { personId: id, version: currentNotice }, "2026-01-01");
  }
  return tilsig;
}

/** Opens a wave of the monthly pulse, this month's at first; every invitation has been sent. */
export async function openPulse({ tilsig, db }: Installation, period = thisMonth()): Promise<void> {
  const said = await tilsig("wave", "open", "monthly-pulse", period);
  expect(said).toContain("Everyone on its roster is invited");
  // Tests run on Sundays too.
  const wave = await db
    .selectFrom("wave")
    .where("period", "=", period)
    .select("id")
    .executeTakeFirstOrThrow();
  await mailAtOnce(db, wave.id, new Date());
  await expect.poll(() => unsent(db), { timeout: 20_000 }).toBe(0);
}

/** Mails that are due now and have not been sent; digests and reminders wait for their time. */
async function unsent(db: Db) {
  const { found } = await db
    .selectFrom("outbox")
    .where("doneAt", "is", null)
    .where("kind", "!=", "send-digest")
    .where("runAt", "<=", new Date().toISOString())
    .select((eb) => eb.fn.countAll<number>().as("found"))
    .executeTakeFirstOrThrow();
  return found;
}

export async function closePulse({ tilsig }: Installation, period = thisMonth()): Promise<void> {
  await tilsig("wave", "close", "monthly-pulse", period);
}

/** Waves of the past months in which everybody of North was well, but for `workload` in the last. */
export async function importHistory({ tilsig }: Installation, waves: number): Promise<void> {
  const periods = Array.from({ length: waves }, (_, ago) => monthsAgo(waves - ago));
  const lines = periods.flatMap((period, wave) =>
    north.flatMap((person, place) =>
      factors.map(({ id }, nth) => {
        // Nobody answers the same every month; a seeded mix stands in for that.
        const value = ((wave * 7 + place * 3 + nth * 5) % 4 === 0 ? 0 : 1) + (place === 2 ? 1 : 0);
        const drains = id === "workload" && wave === waves - 1;
        return [emailOf(person), period, id, drains ? -1 : value].join();
      }),
    ),
  );
  await withFile("answers.csv", ["person,period,item,value", ...lines], (path) =>
    tilsig("history", "import", path, "--series", "monthly-pulse"),
  );
}

export function thisMonth(): string {
  return monthsAgo(0);
}

/** `YYYY-MM`; a negative number lies ahead. */
export function monthsAgo(months: number): string {
  const today = new Date();
  const first = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - months, 1));
  return first.toISOString().slice(0, 7);
}

/** The link of a person's newest invitation, as it came by mail. */
export async function invitationOf(
  tilsig: Installation,
  person: string,
  after = 0,
): Promise<string> {
  const mail = await mailTo(
    tilsig,
    emailOf(person),
    /^Tilsig: (Monthly pulse|Månedlig puls)/,
    after,
  );
  return linkIn(mail, tilsig.origin, "/invitations/");
}

/** The answers of somebody for whom nothing stands out, with those named in their place. */
export function answers(other: Record<string, number | string> = {}): Record<string, string> {
  const anchors = { satisfaction: 4, energy_balance: 1, exhaustion: 2 };
  const scores = Object.fromEntries(factors.map(({ id }) => [id, 1]));
  const all = Object.entries({ ...anchors, ...scores, ...other });
  return Object.fromEntries(all.map(([item, value]) => [item, String(value)]));
}

/** What is stored of a person's answers to the newest wave; null when nothing is. */
export async function storedFor({ db }: Installation, person: string) {
  const response = await db
    .selectFrom("response")
    .innerJoin("person", "person.id", "response.personId")
    .innerJoin("wave", "wave.id", "response.waveId")
    .where("person.email", "=", emailOf(person))
    .orderBy("wave.period", "desc")
    .select("response.id")
    .executeTakeFirst();
  if (!response) return null;
  const rows = await db
    .selectFrom("answer")
    .where("responseId", "=", response.id)
    .select(["item", "value", "code"])
    .execute();
  return Object.fromEntries(rows.map(({ item, value, code }) => [item, String(value ?? code)]));
}

/** Sends answers to where a form sends them, without a browser; gives the status and the way on. */
export async function post(
  origin: string,
  action: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<{ status: number; location: string | null }> {
  const response = await fetch(action, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: origin, ...headers },
    body: new URLSearchParams({ submission: randomUUID(), ...fields }),
  });
  await response.arrayBuffer();
  return { status: response.status, location: response.headers.get("location") };
}

async function withFile<T>(name: string, lines: string[], use: (path: string) => Promise<T>) {
  const folder = await mkdtemp(join(tmpdir(), "tilsig-file-"));
  const path = join(folder, name);
  await writeFile(path, `${lines.join("\n")}\n`);
  try {
    return await use(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}
