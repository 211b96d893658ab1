import type { Language } from "#db/schema.ts";
import type { Db } from "#db/transaction.ts";
import type { State } from "#app/domain/early-warning/state.ts";
import { personById, type Person } from "#app/domain/people.ts";
import { ownResponses, type OwnResponse } from "#app/domain/responses.ts";
import { organisationName } from "#app/domain/settings.ts";
import { publishedSurvey } from "#surveys/catalog.ts";
import type { OwnData } from "./form.ts";
import { inWords } from "./in-words.ts";
import { mailsAbout } from "./mails-about.ts";
import { assignments, attempts, trainingActs } from "./training.ts";
import { receipts, sharesGiven, sharesReceived, talks } from "./shown-and-opened.ts";

/** Collects everything about a person at `now`; undefined for somebody who is not there. */
export async function ownData(db: Db, personId: string, now: Date): Promise<OwnData | undefined> {
  const person = await personById(db, personId);
  if (!person) return undefined;
  const responses = await ownResponses(db, personId);
  return {
    format: "tilsig-own-data",
    version: 1,
    madeAt: now.toISOString(),
    organisation: await organisationName(db),
    profile: await profileOf(db, person),
    memberships: await memberships(db, personId),
    supervision: await supervision(db, personId),
    digestPreference: await digestPreference(db, personId),
    asked: await asked(db, personId),
    invitations: await invitations(db, personId),
    responses: responses.map((response) => responseInWords(response, person.language)),
    shares: [
      ...(await sharesGiven(db, responses, person)),
      ...(await sharesReceived(db, personId)),
    ],
    talks: await talks(db, personId),
    receipts: await receipts(db, personId),
    noticesSeen: await noticesSeen(db, personId),
    pauses: await pauses(db, personId),
    unsubscriptions: await unsubscriptions(db, personId),
    assignments: await assignments(db, person),
    attempts: await attempts(db, person),
    trainingActs: await trainingActs(db, person),
    earlyWarning: await earlyWarning(db, personId),
    digests: await digests(db, personId),
    mails: await mails(db, person),
    sessions: await sessions(db, personId),
    signIns: await signIns(db, personId),
    log: await log(db, personId),
  };
}

async function profileOf(db: Db, person: Person): Promise<OwnData["profile"]> {
  const rows = await db
    .selectFrom("personRole")
    .where("personId", "=", person.id)
    .orderBy("role")
    .select("role")
    .execute();
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    language: person.language,
    timeZone: person.timeZone,
    disabled: person.disabled === 1,
    keepsHistory: person.keepsHistory === 1,
    mailHour: person.mailHour,
    mailRefusedAt: person.mailRefusedAt,
    mailRefusal: person.mailRefusal,
    roles: rows.map(({ role }) => role),
  };
}

function memberships(db: Db, personId: string) {
  return db
    .selectFrom("membership")
    .innerJoin("team", "team.id", "membership.teamId")
    .innerJoin("unit", "unit.id", "team.unitId")
    .where("membership.personId", "=", personId)
    .orderBy("membership.startDate")
    .select(["unit.name as unit", "team.name as team"])
    .select(["membership.startDate as from", "membership.endDate as until"])
    .execute();
}

async function supervision(db: Db, personId: string): Promise<OwnData["supervision"]> {
  const rows = await db
    .selectFrom("supervision")
    .innerJoin("person as supervisor", "supervisor.id", "supervision.supervisorId")
    .innerJoin("person as specialist", "specialist.id", "supervision.specialistId")
    .where((eb) => eb.or([eb("supervisorId", "=", personId), eb("specialistId", "=", personId)]))
    .orderBy("supervision.startDate")
    .orderBy("supervisor.name")
    .orderBy("specialist.name")
    .select(["supervision.supervisorId", "supervisor.name as supervisor"])
    .select(["specialist.name as specialist"])
    .select(["supervision.startDate as from", "supervision.endDate as until"])
    .execute();
  return rows.map(({ supervisorId, supervisor, specialist, from, until }) =>
    supervisorId === personId
      ? { as: "supervisor", with: specialist, from, until }
      : { as: "specialist", with: supervisor, from, until },
  );
}

async function digestPreference(db: Db, personId: string) {
  const row = await db
    .selectFrom("digestPreference")
    .where("personId", "=", personId)
    .select(["timing", "weekday", "hour", "content"])
    .executeTakeFirst();
  return row ?? null;
}

function asked(db: Db, personId: string) {
  return db
    .selectFrom("roster")
    .innerJoin("wave", "wave.id", "roster.waveId")
    .innerJoin("team", "team.id", "roster.teamId")
    .leftJoin("cell", "cell.id", "roster.cellId")
    .where("roster.personId", "=", personId)
    .orderBy("wave.period", "desc")
    .orderBy("wave.series")
    .select(["wave.series", "wave.period", "team.name as team", "cell.name as group"])
    .execute();
}

function invitations(db: Db, personId: string) {
  return db
    .selectFrom("invitation")
    .innerJoin("wave", "wave.id", "invitation.waveId")
    .where("invitation.personId", "=", personId)
    .orderBy("wave.period", "desc")
    .orderBy("wave.series")
    .select(["wave.series", "wave.period"])
    .execute();
}

function responseInWords({ waveId, answers, ...response }: OwnResponse, language: Language) {
  const { series, period, survey, surveyVersion, closedAt } = response;
  const title = publishedSurvey(survey, surveyVersion).title[language];
  const words = inWords(response, answers, language);
  return { wave: waveId, series, period, survey, surveyVersion, title, closedAt, answers: words };
}

function noticesSeen(db: Db, personId: string) {
  return db
    .selectFrom("noticeSeen")
    .where("personId", "=", personId)
    .orderBy("version")
    .select(["version", "seenOn"])
    .execute();
}

function pauses(db: Db, personId: string) {
  return db
    .selectFrom("pause")
    .where("personId", "=", personId)
    .orderBy("startDate")
    .select(["startDate as from", "endDate as until"])
    .execute();
}

function unsubscriptions(db: Db, personId: string) {
  return db
    .selectFrom("unsubscription")
    .where("personId", "=", personId)
    .orderBy("kind")
    .select(["kind", "since"])
    .execute();
}

async function earlyWarning(db: Db, personId: string): Promise<OwnData["earlyWarning"]> {
  const rows = await db.selectFrom("earlyWarningState").select(["series", "state"]).execute();
  return rows.flatMap(({ series, state }) => {
    // Our own writing, of our own type.
    const { people, factors } = JSON.parse(state) as State;
    const own = people.find(({ id }) => id === personId);
    if (!own) return [];
    const answers = own.levels.map((wave) =>
      Object.fromEntries(factors.map((factor, place) => [factor, wave[place] ?? null])),
    );
    const signals = own.signals.map(({ factor, kind, since, waves }) => ({
      factor,
      kind,
      since,
      waves,
    }));
    return [{ series, answers, signals }];
  });
}

function digests(db: Db, personId: string) {
  return db
    .selectFrom("digest")
    .innerJoin("wave", "wave.id", "digest.waveId")
    .where("digest.supervisorId", "=", personId)
    .orderBy("wave.period", "desc")
    .orderBy("wave.series")
    .select(["digest.id", "wave.series", "wave.period", "wave.closedAt"])
    .execute();
}

function mails(db: Db, person: Person) {
  return mailsAbout(db, person)
    .orderBy("outbox.runAt", "desc")
    .orderBy("outbox.key")
    .select(["outbox.kind", "mail.recipient", "mail.madeAt"])
    .select((eb) => eb.fn.coalesce("outbox.dueSince", "outbox.runAt").as("dueAt"))
    .select(["outbox.doneAt as sentAt", "outbox.failedAt as givenUpAt"])
    .select("outbox.lastError as fault")
    .execute();
}

function sessions(db: Db, personId: string) {
  return db
    .selectFrom("session")
    .where("personId", "=", personId)
    .orderBy("lastUsedAt", "desc")
    .orderBy("idHash")
    .select(["device", "createdAt", "lastUsedAt", "expiresAt"])
    .execute();
}

function signIns(db: Db, personId: string) {
  return db
    .selectFrom("signIn")
    .where("personId", "=", personId)
    .orderBy("expiresAt", "desc")
    .select(["expiresAt", "tries"])
    .execute();
}

function log(db: Db, personId: string) {
  return db
    .selectFrom("audit")
    .leftJoin("person as actor", "actor.id", "audit.actorId")
    .leftJoin("person as subject", "subject.id", "audit.subjectId")
    .where((eb) => eb.or([eb("actorId", "=", personId), eb("subjectId", "=", personId)]))
    .orderBy("audit.at", "desc")
    .orderBy("audit.id")
    .select(["audit.at", "audit.act", "actor.name as by", "subject.name as about", "audit.detail"])
    .execute();
}
