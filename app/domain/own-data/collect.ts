import type { Language, Role } from "#db/schema.ts";
import type { Db } from "#db/transaction.ts";
import type { State } from "#app/domain/early-warning/state.ts";
import { personById, type Person } from "#app/domain/people.ts";
import { ownResponses, type OwnResponse } from "#app/domain/responses.ts";
import { organisationName } from "#app/domain/settings.ts";
import { publishedSurvey } from "#surveys/catalog.ts";
import { type AnswerInWords, inWords, questionOf } from "./in-words.ts";
import type { OwnSections } from "./inventory.ts";
import { mailsAbout } from "./mails-about.ts";

/**
 * Everything that is kept about one person, as the file that he or she takes home. Instants are UTC
 * ISO-8601, days `YYYY-MM-DD`, periods `YYYY-MM`; texts of surveys are in the person's language.
 * Names of others are those of today; null stands for somebody whose account is gone.
 */
export interface OwnData extends Record<keyof OwnSections, unknown> {
  format: "tilsig-own-data";
  version: 1;
  madeAt: string;
  organisation: string | null;
  profile: {
    id: string;
    name: string;
    email: string;
    language: Language;
    timeZone: string;
    disabled: boolean;
    keepsHistory: boolean;
    roles: Role[];
  };
  memberships: { unit: string; team: string; from: string; until: string | null }[];
  supervision: {
    as: "supervisor" | "specialist";
    with: string;
    from: string;
    until: string | null;
  }[];
  digestPreference: { timing: string; weekday: number | null; hour: number } | null;
  /** The waves in which the person was on the roster, and the group whose figures counted him or her. */
  asked: { series: string; period: string; team: string; group: string | null }[];
  /** That there is one; its link is stored as a hash and cannot be given again. */
  invitations: { series: string; period: string }[];
  responses: {
    wave: string;
    series: string;
    period: string;
    survey: string;
    surveyVersion: number;
    title: string;
    closedAt: string | null;
    answers: AnswerInWords[];
  }[];
  shares: {
    /** Of what others show the person only the days: the content is theirs. */
    direction: "given" | "received";
    series: string | null;
    period: string | null;
    to: string | null;
    items: { item: string; question: string }[];
    sharedOn: string;
    endsOn: string;
    withdrawnAt: string | null;
  }[];
  talks: {
    direction: "asked" | "received";
    with: string | null;
    askedOn: string;
    endedAt: string | null;
  }[];
  /** Who opened something of the person's, and what the person opened of others'. */
  receipts: { direction: "of-mine" | "by-me"; reader: string | null; what: string; at: string }[];
  noticesSeen: { version: number; seenOn: string }[];
  /** What the early warning carries about the person, in the figures it computes with. */
  earlyWarning: { series: string; state: State["people"][number] }[];
  digests: { id: string; series: string; period: string; closedAt: string | null }[];
  /** Mails that wait, were sent or given up, without their bytes, which hold links. */
  mails: {
    kind: string;
    recipient: string | null;
    dueAt: string;
    madeAt: string | null;
    sentAt: string | null;
    givenUpAt: string | null;
    fault: string | null;
  }[];
  sessions: { device: string; createdAt: string; lastUsedAt: string; expiresAt: string }[];
  signIns: { expiresAt: string; tries: number }[];
  /** Lines of the log by or about the person. */
  log: { at: string; act: string; by: string | null; about: string | null; detail: string }[];
}

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
    .select(["timing", "weekday", "hour"])
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

async function sharesGiven(
  db: Db,
  responses: readonly OwnResponse[],
  { language }: Person,
): Promise<OwnData["shares"]> {
  if (responses.length === 0) return [];
  const byId = new Map(responses.map((response) => [response.id, response]));
  const rows = await db
    .selectFrom("share")
    .innerJoin("person as receiver", "receiver.id", "share.receiverId")
    .leftJoin("shareItem", "shareItem.shareId", "share.id")
    .where("share.responseId", "in", [...byId.keys()])
    .orderBy("share.sharedOn", "desc")
    .orderBy("share.id")
    .select(["share.id", "share.responseId", "share.sharedOn", "share.endsOn"])
    .select(["share.withdrawnAt", "receiver.name as to", "shareItem.item"])
    .execute();
  const shares = new Map<string, OwnData["shares"][number]>();
  for (const { id, responseId, item, ...row } of rows) {
    const response = byId.get(responseId);
    const { series = null, period = null } = response ?? {};
    const share = shares.get(id) ?? { direction: "given", series, period, items: [], ...row };
    if (item && response) {
      share.items.push({ item, question: questionOf(response, item, language) });
    }
    shares.set(id, share);
  }
  return [...shares.values()];
}

async function sharesReceived(db: Db, personId: string): Promise<OwnData["shares"]> {
  const rows = await db
    .selectFrom("share")
    .where("receiverId", "=", personId)
    .orderBy("sharedOn", "desc")
    .orderBy("id")
    .select(["sharedOn", "endsOn", "withdrawnAt"])
    .execute();
  return rows.map((row) => ({
    direction: "received",
    series: null,
    period: null,
    to: null,
    items: [],
    ...row,
  }));
}

async function talks(db: Db, personId: string): Promise<OwnData["talks"]> {
  const rows = await db
    .selectFrom("talkRequest")
    .innerJoin("person as receiver", "receiver.id", "talkRequest.receiverId")
    .innerJoin("person as asking", "asking.id", "talkRequest.personId")
    .where((eb) => eb.or([eb("receiverId", "=", personId), eb("personId", "=", personId)]))
    .orderBy("askedOn", "desc")
    .orderBy("talkRequest.id")
    .select(["personId", "receiver.name as receiver", "asking.name as asking"])
    .select(["askedOn", "endedAt"])
    .execute();
  return rows.map(({ personId: askedBy, receiver, asking, askedOn, endedAt }) =>
    askedBy === personId
      ? { direction: "asked", with: receiver, askedOn, endedAt }
      : { direction: "received", with: asking, askedOn, endedAt },
  );
}

async function receipts(db: Db, personId: string): Promise<OwnData["receipts"]> {
  const rows = await db
    .selectFrom("accessReceipt")
    .leftJoin("person as reader", "reader.id", "accessReceipt.readerId")
    .where((eb) => eb.or([eb("personId", "=", personId), eb("readerId", "=", personId)]))
    .orderBy("at", "desc")
    .orderBy("accessReceipt.id")
    .select(["personId", "reader.name as reader", "what", "at"])
    .execute();
  return rows.map(({ personId: whose, ...row }) => ({
    direction: whose === personId ? "of-mine" : "by-me",
    ...row,
  }));
}

function noticesSeen(db: Db, personId: string) {
  return db
    .selectFrom("noticeSeen")
    .where("personId", "=", personId)
    .orderBy("version")
    .select(["version", "seenOn"])
    .execute();
}

async function earlyWarning(db: Db, personId: string): Promise<OwnData["earlyWarning"]> {
  const rows = await db.selectFrom("earlyWarningState").select(["series", "state"]).execute();
  return rows.flatMap(({ series, state }) => {
    // Our own writing, of our own type.
    const { people } = JSON.parse(state) as State;
    const own = people.find(({ id }) => id === personId);
    return own ? [{ series, state: own }] : [];
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
    .select(["outbox.kind", "mail.recipient", "outbox.runAt as dueAt", "mail.madeAt"])
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
