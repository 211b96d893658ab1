import { noteAccess } from "#app/domain/access-receipts.ts";
import { record } from "#app/domain/audit.ts";
import { closeWave } from "#app/domain/closing.ts";
import { invite } from "#app/domain/invitations.ts";
import { newId } from "#app/domain/id.ts";
import { submitResponse } from "#app/domain/responses.ts";
import { beginSession } from "#app/domain/session.ts";
import { askToSignIn } from "#app/domain/sign-in.ts";
import { openWave } from "#app/domain/waves.ts";
import type { Db } from "#db/transaction.ts";
import { randomUUID } from "node:crypto";
import { writtenModule } from "./written-module.ts";
import { addPerson, addSpecialist, nordlys, pulse } from "./organisation.ts";

export const series = "monthly-pulse";
export const opening = new Date("2027-03-02T07:00:00Z");
export const closing = new Date("2027-03-10T19:00:00Z");

/** Somebody whose id, name and address stand nowhere else. */
export const synnove = {
  id: "p-7Qm4Zk0Wv2",
  name: "Synnøve Tverrfjellnes",
  email: "synnove.tverrfjellnes@nordlys.example",
};

/**
 * Nordlys with Synnøve, a specialist and a supervisor who has a row of her own in every table that
 * can hold one: a wave that closed and one that is open, shares given and received, talks, receipts,
 * mails that wait and that were sent. Gives the ids of the two waves.
 */
export async function oneOfEverything(db: Db): Promise<{ closed: string; open: string }> {
  await nordlys(db);
  await addSpecialist(db, synnove.id, "north");
  await addPerson(db, synnove.id, ["supervisor"]);
  const { id: personId, name, email } = synnove;
  await db.updateTable("person").set({ name, email }).where("id", "=", personId).execute();
  const relation = { supervisorId: personId, startDate: "2026-01-01", endDate: null };
  await db
    .insertInto("supervision")
    .values({ id: newId(), specialistId: "ida", ...relation })
    .execute();
  await db
    .insertInto("digestPreference")
    .values({ personId, timing: "weekday", weekday: 2, hour: 9 })
    .execute();

  const pause = { startDate: "2026-08-01", endDate: "2026-09-01" };
  await db
    .insertInto("pause")
    .values({ id: newId(), personId, ...pause })
    .execute();
  await db
    .insertInto("unsubscription")
    .values({ personId, kind: "reminder", since: "2027-01-01" })
    .execute();

  const closed = await opened(db, "2027-03", opening);
  for (const each of ["solveig", "anne", "bjorn", "dag", "eli", personId])
    await answer(db, closed, each, opening);
  await invite(db, ["a secret of the tests, long enough 1"], { waveId: closed, personId });
  await closeWave(db, { series, period: "2027-03" }, closing);
  const open = await opened(db, "2027-04", new Date("2027-04-06T06:00:00Z"));
  await answer(db, open, personId, new Date("2027-04-07T06:00:00Z"));
  await share(db, { of: personId, waveId: closed, to: "kari" });
  await share(db, { of: "solveig", waveId: closed, to: personId });
  const talk = { askedOn: "2027-03-12", endedAt: null };
  await db
    .insertInto("talkRequest")
    .values([
      { id: newId(), personId, receiverId: "kari", ...talk },
      { id: newId(), personId: "ida", receiverId: personId, ...talk },
    ])
    .execute();
  const seen = { what: "share-opened", at: closing } as const;
  await noteAccess(db, { personId, readerId: "kari", ...seen });
  await noteAccess(db, { personId: "solveig", readerId: personId, ...seen });
  await beginSession(db, { personId, device: "Firefox, Android" }, closing);
  await askToSignIn(
    db,
    { email, network: "192.0.2.7", mark: null, keys: ["a key of the tests, long enough"] },
    closing,
  );
  await record(
    db,
    { act: "roles-changed", actorId: "astrid", subjectId: personId, detail: "+trainer" },
    closing,
  );
  await record(db, { act: "people-imported", actorId: personId }, closing);
  await training(db, personId);
  await sentMail(db, email);
  return { closed, open };
}

/** As a learner: assigned, waived, taken and passed. As a trainer: written, published, assigned, waived. */
async function training(db: Db, personId: string) {
  const at = closing.toISOString();
  const written = { module: "own-talks", definition: JSON.stringify(writtenModule) };
  await db
    .insertInto("moduleDraft")
    .values({ ...written, edition: 2, editedBy: personId, editedAt: at })
    .execute();
  await db
    .insertInto("moduleVersion")
    .values({
      ...{ module: "own-no", version: 1, definition: JSON.stringify(writtenModule) },
      ...{ publishedBy: personId, publishedAt: at },
    })
    .execute();
  await db
    .insertInto("assignmentPlan")
    .values([
      { ...noScope, id: "plan-own", personId, assignedBy: "tor" },
      { ...noScope, id: "plan-north", teamId: "north", assignedBy: personId },
    ])
    .execute();
  const assigned = {
    assignedOn: "2027-03-01",
    countsFrom: "2026-03-01",
    dueOn: "2027-03-15",
    announcedOn: "2027-03-01",
  };
  const waiver = { waivedOn: "2027-03-10", waiverReason: "Taught it for years" };
  await db
    .insertInto("assignment")
    .values([
      { id: newId(), planId: "plan-own", personId, ...assigned, waivedBy: "tor", ...waiver },
      { id: newId(), planId: "plan-north", personId: "solveig", ...assigned },
      {
        id: newId(),
        planId: "plan-north",
        personId: "dag",
        ...assigned,
        waivedBy: personId,
        ...waiver,
      },
    ])
    .execute();
  await db
    .insertInto("attempt")
    .values({
      ...{ id: "attempt-own", personId, module: "m01", version: 1, startedAt: at, lastStepAt: at },
      ...{ screensRead: 5, activeSeconds: 400, completedAt: at, rightAnswers: 2, passed: 1 },
      certificateCode: "BCDFGHJKMNPQ",
    })
    .execute();
  await db
    .insertInto("attemptAnswer")
    .values({ attemptId: "attempt-own", question: "first_word", chosen: '["a"]', isRight: 1 })
    .execute();
}

const mandatory: 0 | 1 = 1;
const noScope = {
  ...{ module: "m01", personId: null, teamId: null, unitId: null, role: null },
  ...{ dueOn: null, dueDays: 14, mandatory, assignedOn: "2027-03-01", endedOn: null },
} as const;

async function opened(db: Db, period: string, now: Date) {
  const wave = await openWave(db, { series, period }, now);
  if (wave.outcome !== "opened") throw new Error(wave.outcome);
  return wave.waveId;
}

async function answer(db: Db, waveId: string, personId: string, now: Date) {
  const given = { waveId, personId, submission: randomUUID(), answers: pulse(1, { workload: -2 }) };
  const { outcome } = await submitResponse(db, given, now);
  if (outcome !== "accepted") throw new Error(outcome);
}

async function share(db: Db, { of, waveId, to }: { of: string; waveId: string; to: string }) {
  const { id: responseId } = await db
    .selectFrom("response")
    .where("personId", "=", of)
    .where("waveId", "=", waveId)
    .select("id")
    .executeTakeFirstOrThrow();
  const id = newId();
  const days = { sharedOn: "2027-03-11", endsOn: "2027-06-09", withdrawnAt: null };
  await db
    .insertInto("share")
    .values({ id, responseId, receiverId: to, ...days })
    .execute();
  await db.insertInto("shareItem").values({ shareId: id, item: "workload" }).execute();
}

/** A mail whose promise names nobody any more, as it is after it was sent. */
async function sentMail(db: Db, recipient: string) {
  const at = closing.toISOString();
  const promised = { key: "sent-mail", kind: "send-digest", payload: "{}", runAt: at, doneAt: at };
  await db.insertInto("outbox").values(promised).execute();
  const raw = Buffer.from(`To: ${recipient}`).toString("base64");
  await db
    .insertInto("mail")
    .values({ outboxKey: "sent-mail", recipient, raw, madeAt: at })
    .execute();
}
