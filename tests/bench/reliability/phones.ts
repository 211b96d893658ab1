import { randomUUID } from "node:crypto";
import { type Agent, request } from "node:http";
import type { Answers } from "#surveys/scoring.ts";
import type { Db } from "#db/transaction.ts";
import { chanceOf } from "#app/demo/chance.ts";
import { answersOf } from "#tests/bench/organisation.ts";
import type { AskedPerson } from "#tests/bench/web/asked-people.ts";

/** Answers with the id that the phone made for them. */
interface Given {
  submission: string;
  answers: Answers;
}

/** What a person's phone knows of what was sent, and sends again until it hears "received". */
export interface Phone {
  person: AskedPerson;
  /** Confirmed by the server last. */
  received?: Given;
  /** Sent, and nothing heard yet. */
  pending?: Given;
}

export function phonesOf(people: readonly AskedPerson[]): Phone[] {
  return people.map((person) => ({ person }));
}

/** The answer's status, or the network's word where none came. */
export type Heard = number | string;

export interface Site {
  address: string;
  origin: string;
}

const chance = chanceOf("phones");

/**
 * Sends what is pending, or new answers where nothing is, and hears what came of it. Only 302 is
 * "received".
 */
export async function send(phone: Phone, site: Site, agent?: Agent): Promise<Heard> {
  phone.pending ??= {
    submission: randomUUID(),
    answers: answersOf(Math.floor(chance.uniform() * 1000), chance),
  };
  const given = phone.pending;
  const heard = await post(site, `/invitations/${phone.person.invitation}/response`, given, agent);
  if (heard === 302) {
    phone.received = given;
    delete phone.pending;
  }
  return heard;
}

function post(site: Site, path: string, given: Given, agent?: Agent): Promise<Heard> {
  const fields = Object.entries(given.answers).map(([item, answer]) => [item, String(answer)]);
  const body = String(new URLSearchParams([["submission", given.submission], ...fields]));
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "content-length": String(Buffer.byteLength(body)),
    origin: site.origin,
  };
  return new Promise((resolve) => {
    const options = { method: "POST", headers, ...(agent && { agent }) };
    const sent = request(site.address + path, options, (answer) => {
      answer.resume();
      answer.once("error", (error) => resolve(wordOf(error)));
      answer.once("end", () => resolve(answer.statusCode ?? 0));
    });
    sent.once("error", (error) => resolve(wordOf(error)));
    sent.end(body);
  });
}

function wordOf(error: Error) {
  return "code" in error ? String(error.code) : error.message;
}

/** What of the promises does not hold in the database, as counts that should all be 0. */
export interface Kept {
  /** People of whom something else is stored than what they were told, or than what they sent since. */
  lost: number;
  /** Responses beside a person's one. */
  double: number;
}

/** Holds what phones know against what is stored for a wave. */
export async function keptOf(db: Db, waveId: string, phones: readonly Phone[]): Promise<Kept> {
  const stored = await storedOf(db, waveId);
  const known = new Map(phones.map((phone) => [phone.person.id, phone]));
  const double = stored.length - new Set(stored.map(({ personId }) => personId)).size;
  const strange = stored.filter(({ personId }) => !known.has(personId ?? "")).length;
  const lost = phones.filter((phone) => {
    const rows = stored.filter(({ personId }) => personId === phone.person.id);
    const allowed = [phone.received, phone.pending].filter((given) => given !== undefined);
    if (rows.length === 0) return phone.received !== undefined;
    return !rows.every((row) => allowed.some((given) => isSame(row, given)));
  });
  return { lost: lost.length + strange, double };
}

function isSame(row: Given, given: Given) {
  return row.submission === given.submission && inOrder(row.answers) === inOrder(given.answers);
}

function inOrder(answers: Answers) {
  return JSON.stringify(Object.entries(answers).sort(([one], [other]) => (one < other ? -1 : 1)));
}

async function storedOf(db: Db, waveId: string) {
  const rows = await db
    .selectFrom("response")
    .leftJoin("answer", "answer.responseId", "response.id")
    .where("waveId", "=", waveId)
    .select(["response.id", "personId", "submission", "item", "value", "code"])
    .execute();
  const responses = new Map<string, Given & { personId: string | null }>();
  for (const { id, personId, submission, item, value, code } of rows) {
    const response = responses.get(id) ?? { personId, submission, answers: {} };
    if (item) response.answers[item] = value ?? code ?? "";
    responses.set(id, response);
  }
  return [...responses.values()];
}
