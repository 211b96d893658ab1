import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import type { Db } from "#db/transaction.ts";
import type { Role } from "#db/schema.ts";
import { invite } from "#app/domain/invitations.ts";
import { ownResponses, submitResponse } from "#app/domain/responses.ts";
import { beginSession, ownSessions } from "#app/domain/session.ts";
import { shareAnswers } from "#app/domain/shares/sharing.ts";
import { askForTalk, ownTalkRequests } from "#app/domain/talks.ts";
import {
  answerQuestion,
  attemptOf,
  beginAttempt,
  readScreen,
} from "#app/domain/training/attempts.ts";
import { unsubscribeToken } from "#app/domain/unsubscription.ts";
import { oneOfEverything } from "./one-of-everything.ts";
import { addPerson, pulse } from "./organisation.ts";

/** Ten kinds of people who may ask for a page; each is somebody of Nordlys. */
export const callers = {
  nobody: null,
  owner: "solveig",
  /** In the owner's cell. */
  mate: "anne",
  /** A specialist of another team. */
  apart: "ida",
  /** Of the owner. */
  supervisor: "kari",
  /** Of others. */
  other: "per",
  trainer: "tor",
  administrator: "astrid",
  /** Has every role, supervises the owner, and was disabled while signed in. */
  disabled: "hans",
  /** Had every role and supervised the owner; lost all roles while signed in. */
  removed: "frode",
} as const;

export type Caller = keyof typeof callers;

/** What the addresses of the routes are made of. All of it is the owner's, the digest the supervisor's. */
export interface Owned {
  share: string;
  talk: string;
  /** The owner's session on another device. */
  session: string;
  digest: string;
  invitation: string;
  /** What stops the mails about surveys. */
  unsubscribing: string;
  /** What the owner sent in the open wave. */
  submission: string;
  /** A module that the owner has passed, and the code of the certificate. */
  attempt: string;
  certificate: string;
  /** What the owner has been assigned by the plan for North, and has not done. */
  assignment: string;
}

export interface World {
  owned: Owned;
  /** The ids of the owner's responses. */
  responses: string[];
  /** The secret of each caller's session. */
  sessions: ReadonlyMap<Caller, string>;
  /** The same database again, untouched; gone when the test ends. */
  copy(): Promise<Db>;
  remove(): Promise<void>;
}

/** When everybody asks: the April wave is open, and sessions were last used long enough ago to be noted. */
export const asked = new Date("2027-04-08T10:00:00Z");

/** What startWeb has. */
const keys: [string] = ["a secret of the tests, long enough 1"];

const signedIn = new Date("2027-04-08T07:00:00Z");
const today = "2027-04-08";
const roles: Role[] = ["specialist", "supervisor", "trainer", "administrator"];

/** Nordlys with one of everything, of which the owner has a share, a talk, an invitation and a session. */
export async function worldOfCallers(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), "tilsig-callers-"));
  const file = join(folder, "world.db");
  const db = connect(`sqlite:${file}`);
  await migrateToLatest(db);
  const { closed, open } = await oneOfEverything(db);
  const owned = await ownersOwn(db, { closed, open });
  const responses = (await ownResponses(db, callers.owner)).map(({ id }) => id);
  for (const gone of [callers.disabled, callers.removed]) await withEveryRole(db, gone);
  await supervises(db, callers.other, "jon");
  const sessions = new Map<Caller, string>();
  for (const [caller, personId] of Object.entries(callers)) {
    if (personId === null) continue;
    const { secret } = await beginSession(db, { personId, device: "Firefox, Linux" }, signedIn);
    sessions.set(caller as Caller, secret);
  }
  const { disabled, removed } = callers;
  await db.updateTable("person").set({ disabled: 1 }).where("id", "=", disabled).execute();
  await db.deleteFrom("personRole").where("personId", "=", removed).execute();
  await db.destroy();

  let copies = 0;
  return {
    owned,
    responses,
    sessions,
    copy: async () => {
      const own = join(folder, `${(copies += 1)}.db`);
      await copyFile(file, own);
      const copied = connect(`sqlite:${own}`);
      onTestFinished(async () => {
        await copied.destroy();
        await rm(own);
      });
      return copied;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function ownersOwn(db: Db, { closed, open }: { closed: string; open: string }) {
  const personId = callers.owner;
  const submission = "5f0c2f86-8d4b-4a53-9a3e-0d5d5a1c6b11";
  const given = { waveId: open, personId, submission, answers: pulse(1, { workload: -1 }) };
  expectIs("accepted", await submitResponse(db, given, signedIn));
  const receiverId = callers.supervisor;
  const shared = await shareAnswers(
    db,
    { waveId: closed, personId, receiverId, items: ["workload"], endsOn: "2027-07-01" },
    today,
  );
  expectIs("shared", shared);
  expectIs("asked", await askForTalk(db, { personId, receiverId }, { now: signedIn, day: today }));
  const { secret } = await beginSession(db, { personId, device: "Safari, iPhone" }, signedIn);
  const sessions = await ownSessions(db, { personId, secret }, signedIn);
  const [talk] = await ownTalkRequests(db, personId);
  const digest = await db
    .selectFrom("digest")
    .where("supervisorId", "=", receiverId)
    .select("id")
    .executeTakeFirstOrThrow();
  return {
    share: "shareId" in shared ? shared.shareId : "",
    talk: talk?.id ?? "",
    session: sessions.find(({ isThisOne }) => isThisOne)?.id ?? "",
    digest: digest.id,
    invitation: await invite(db, ["a secret of the tests, long enough 1"], {
      waveId: open,
      personId,
    }),
    unsubscribing: unsubscribeToken(keys, { personId, list: "reminder" }),
    submission,
    ...(await passedModule(db, personId)),
    assignment: await assignedTo(db, personId),
  };
}

async function assignedTo(db: Db, personId: string) {
  const { id } = await db
    .selectFrom("assignment")
    .where("planId", "=", "plan-north")
    .where("personId", "=", personId)
    .select("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** The module of `oneOfEverything`, taken from the first screen to the last question. */
async function passedModule(db: Db, personId: string) {
  const beginning = await beginAttempt(db, { personId, module: "own-no" }, signedIn);
  if (beginning.outcome !== "begun") throw new Error(beginning.outcome);
  const { attemptId } = beginning;
  const taken = { attemptId, personId, visibleSeconds: 60 };
  for (const number of [1, 2, 3, 4])
    expectIs("stepped", await readScreen(db, { ...taken, number }, signedIn));
  for (const [index, chosen] of [["b"], ["a", "c"]].entries())
    expectIs(
      "stepped",
      await answerQuestion(db, { ...taken, number: index + 1, chosen }, signedIn),
    );
  const attempt = await attemptOf(db, taken);
  return { attempt: attemptId, certificate: attempt?.certificateCode ?? "" };
}

function expectIs(outcome: string, is: { outcome: string }) {
  if (is.outcome !== outcome) throw new Error(is.outcome);
}

async function withEveryRole(db: Db, personId: string) {
  await addPerson(db, personId, roles);
  await supervises(db, personId, callers.owner);
}

async function supervises(db: Db, supervisorId: string, specialistId: string) {
  const relation = { supervisorId, specialistId, startDate: "2026-01-01", endDate: null };
  await db
    .insertInto("supervision")
    .values({ id: `${supervisorId}-${specialistId}`, ...relation })
    .execute();
}
