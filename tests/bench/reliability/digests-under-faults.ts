import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { join } from "node:path";
import { type Chance, chanceOf } from "#app/demo/chance.ts";
import { closeWave } from "#app/domain/closing.ts";
import { openWave } from "#app/domain/waves.ts";
import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { type Db, inPieces } from "#db/transaction.ts";
import {
  type ConnectionFault,
  connectionFaults,
  type FaultySmtp,
  type MailFault,
  mailFaults,
  type Offered,
  startFaultySmtp,
} from "#tests/support/faulty-smtp.ts";
import { clockIn, setClock } from "#tests/support/moved-clock.ts";
import { everyoneAnswers, nordlys, north, pulse } from "#tests/support/organisation.ts";
import { startCrew } from "./crew.ts";

export interface Size {
  databaseUrl: string;
  /** For the clock. */
  folder: string;
  digests: number;
  workers: number;
  /** Between two kills, on average, so many connections and mails. */
  killEvery: number;
  /** Milliseconds that a mail may take. */
  deadline: number;
  /** Shares of connections and of mails that something befalls. */
  trouble: { connections: number; mails: number };
  /** Minutes within which what is due next is done together. */
  together: number;
  seed: string;
  report: (line: string) => void;
}

/** What came of it; lists name receivers. */
export interface Told {
  digests: number;
  kills: number;
  /** Neither taken by the server nor set aside. */
  lost: string[];
  setAside: number;
  withoutReason: string[];
  /** Of whom two tries differ in bytes, Message-ID or Date. */
  different: string[];
  /** Taken again without need. */
  needless: string[];
  /** Taken again because the server's yes did not arrive, or was not noted before the kill. */
  again: { unheard: number; killed: number };
  befallen: Record<string, number>;
}

const series = "monthly-pulse";
const period = "2027-03";
const opening = new Date("2027-03-02T07:00:00Z");
const closing = new Date("2027-03-10T19:00:00Z");
/** When the digests are due: the second working day after the close, eight in the morning in Oslo. */
const friday = new Date("2027-03-12T07:00:00Z");

/**
 * Has workers send a digest to each of so many supervisors while they are killed at random and the
 * mail server fails at random, until every digest is sent or set aside, and says what came of each.
 * Time passes as it does, and jumps to when something is due next as soon as nothing happens any
 * more: two days of waiting take a moment, and no lease runs out under a worker at work.
 */
export async function sendUnderFaults(size: Size): Promise<Told> {
  const db = connect(size.databaseUrl);
  const clock = join(size.folder, `clock-${randomUUID()}`);
  setClock(clock, friday);
  const receivers = await promisedDigests(db, size.digests);
  const smtp = await startFaultySmtp(faultsOf(size));
  const crew = startCrew({ ...size, clock, smtpPort: smtp.port });
  try {
    await untilAllIsSaid(db, size, { smtp, crew, clock, chance: chanceOf(`${size.seed} kills`) });
    return await judged(db, receivers, smtp, crew);
  } finally {
    await crew.stop();
    await smtp.stop();
    await db.destroy();
  }
}

/** Closes a wave that so many supervisors hear of; gives the receivers' addresses by outbox key. */
async function promisedDigests(db: Db, count: number): Promise<Map<string, string>> {
  await migrateToLatest(db);
  await nordlys(db);
  // Kari supervises everybody already.
  await addSupervisors(db, count - 1);
  const wave = await openWave(db, { series, period }, opening);
  if (wave.outcome !== "opened") throw new Error(wave.outcome);
  await db.deleteFrom("outbox").execute();
  await everyoneAnswers(db, wave.waveId, north, () => pulse(1), opening);
  const closed = await closeWave(db, { series, period }, closing);
  if (closed.outcome !== "closed" || closed.digests !== count) throw new Error("No such wave.");
  const rows = await db
    .selectFrom("digest")
    .innerJoin("person", "person.id", "digest.supervisorId")
    .select(["digest.id", "person.email"])
    .execute();
  return new Map(rows.map(({ id, email }) => [`digest:${id}`, email]));
}

async function addSupervisors(db: Db, count: number): Promise<void> {
  const ids = Array.from({ length: count }, (_, at) => `supervisor-${at}`);
  const people = ids.map((id, at) => ({
    id,
    email: `${id}@nordlys.example`,
    name: `Supervisor ${at}`,
    language: at % 2 === 0 ? ("nb" as const) : ("en" as const),
    timeZone: "Europe/Oslo",
  }));
  const roles = ids.map((personId) => ({ personId, role: "supervisor" as const }));
  const supervisions = ids.map((supervisorId, at) => ({
    id: `of-${supervisorId}`,
    supervisorId,
    specialistId: north[at % north.length] ?? "solveig",
    startDate: "2026-01-01",
    endDate: null,
  }));
  for (const piece of inPieces(people, 5)) await db.insertInto("person").values(piece).execute();
  for (const piece of inPieces(roles, 2)) await db.insertInto("personRole").values(piece).execute();
  for (const piece of inPieces(supervisions, 5))
    await db.insertInto("supervision").values(piece).execute();
}

function faultsOf({ seed, trouble }: Size) {
  return {
    connection: lot<ConnectionFault>(
      connectionFaults,
      chanceOf(`${seed} connections`),
      trouble.connections,
    ),
    mail: lot<MailFault>(mailFaults, chanceOf(`${seed} mails`), trouble.mails),
  };
}

/** Draws one of `faults` each as likely, in `share` of the cases; but few are 550, which end it. */
function lot<Fault extends string>(faults: readonly Fault[], chance: Chance, share: number) {
  return (): Fault | null => {
    if (chance.uniform() >= share) return null;
    const fault = faults[Math.floor(chance.uniform() * faults.length)] ?? null;
    return fault === "550" && chance.uniform() < 0.7 ? null : fault;
  };
}

interface Scene {
  smtp: FaultySmtp;
  crew: ReturnType<typeof startCrew>;
  clock: string;
  chance: Chance;
}

const LOOK_EVERY_MS = 30;
const MOMENT_MS = 2_000;

async function untilAllIsSaid(db: Db, size: Size, { smtp, crew, clock, chance }: Scene) {
  const now = clockIn(clock);
  // Whoever has a mail in hand has given it up by then, on a busy machine and in a new process too.
  const quietAfter = size.deadline + 5_000;
  let seen = "";
  let quietSince = performance.now();
  let told = performance.now();
  // Only while there is something going on: nothing is in hand otherwise.
  let killAt = size.killEvery * chance.uniform();
  for (;;) {
    const open = await openWork(db);
    if (open.count === 0) return;
    if (smtp.events() >= killAt) {
      await crew.kill(chance.uniform(), () => notedKeys(db));
      killAt = smtp.events() + size.killEvery * 2 * chance.uniform();
      if (chance.uniform() < 0.2) await smtp.leave(200);
    }
    if (performance.now() - told > 30_000) {
      told = performance.now();
      size.report(
        `${open.count} of ${size.digests} to go, ${crew.kills()} kills, ${now().toISOString()}`,
      );
    }
    const sight = [open.count, open.attempts, open.leases, smtp.events(), crew.lines()].join();
    if (sight !== seen) [seen, quietSince] = [sight, performance.now()];
    const isQuiet = performance.now() - quietSince > quietAfter;
    const next = await nextTime(db, now());
    // Without a lease nobody has anything in hand; one that is left may be a dead worker's.
    if (next && (isQuiet || !next.isHeld)) {
      setClock(clock, new Date(next.time.getTime() + size.together * 60_000));
      quietSince = performance.now();
    }
    await wait(LOOK_EVERY_MS);
  }
}

async function openWork(db: Db) {
  return db
    .selectFrom("outbox")
    .where("doneAt", "is", null)
    .where("failedAt", "is", null)
    .select((eb) => [
      eb.fn.countAll<number>().as("count"),
      eb.fn.sum<number>("attempts").as("attempts"),
      eb.fn.count<number>("leasedUntil").as("leases"),
    ])
    .executeTakeFirstOrThrow();
}

/**
 * When there is something to do again, and whether anything is held by a lease until then; null where
 * there is already, or in a moment, and somebody will be at it.
 */
async function nextTime(db: Db, now: Date): Promise<{ time: Date; isHeld: boolean } | null> {
  const outage = await db.selectFrom("mailOutage").select("tryAt").executeTakeFirst();
  const rows = await db
    .selectFrom("outbox")
    .where("doneAt", "is", null)
    .where("failedAt", "is", null)
    .select(["runAt", "leasedUntil"])
    .execute();
  const from = rows.map(
    ({ runAt, leasedUntil }) => [runAt, leasedUntil ?? "", outage?.tryAt ?? ""].sort().at(-1) ?? "",
  );
  const [first = ""] = from.sort();
  if (Date.parse(first) <= now.getTime() + MOMENT_MS) return null;
  const isHeld = rows.some(({ leasedUntil }) => (leasedUntil ?? "") > now.toISOString());
  return { time: new Date(first), isHeld };
}

async function notedKeys(db: Db): Promise<Set<string>> {
  const rows = await db
    .selectFrom("outbox")
    .where("doneAt", "is not", null)
    .select("key")
    .execute();
  return new Set(rows.map(({ key }) => key));
}

async function judged(
  db: Db,
  receivers: Map<string, string>,
  smtp: FaultySmtp,
  crew: Scene["crew"],
): Promise<Told> {
  const outbox = await db.selectFrom("outbox").select(["key", "failedAt", "lastError"]).execute();
  const rows = new Map(outbox.map((row) => [row.key, row]));
  const byReceiver = new Map<string, Offered[]>();
  for (const one of smtp.offered) byReceiver.set(one.to, [...(byReceiver.get(one.to) ?? []), one]);
  const told: Told = {
    digests: receivers.size,
    kills: crew.kills(),
    lost: [],
    setAside: 0,
    withoutReason: [],
    different: [],
    needless: [],
    again: { unheard: 0, killed: 0 },
    befallen: Object.fromEntries([...smtp.befallen].sort()),
  };
  for (const [key, receiver] of receivers) {
    const row = rows.get(key);
    const offered = byReceiver.get(receiver) ?? [];
    const taken = offered.filter(({ fate }) => fate !== "refused");
    if (row?.failedAt) told.setAside += 1;
    if (row?.failedAt && !row.lastError) told.withoutReason.push(receiver);
    if (taken.length === 0 && !row?.failedAt) told.lost.push(receiver);
    if (new Set(offered.map(likeness)).size > 1) told.different.push(receiver);
    for (const one of taken.slice(0, -1)) {
      if (one.fate === "unheard" || crew.hasGivenUp(one)) told.again.unheard += 1;
      else if (crew.wasKilledBeforeNoting(one.client, key)) told.again.killed += 1;
      else told.needless.push(receiver);
    }
  }
  return told;
}

function likeness({ sha256, messageId, date }: Offered): string {
  return `${sha256} ${messageId} ${date}`;
}
