import { createHash } from "node:crypto";
import { type AppLoadContext, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { publishedSurvey } from "#surveys/catalog.ts";
import { type Answers, answersFromForm, answersSchema } from "#surveys/scoring.ts";
import { invitationBehind } from "./domain/invitations.ts";
import { keepsHistory } from "./domain/own-data/history.ts";
import { personById } from "./domain/people.ts";
import {
  type GivenResponse,
  isReceived,
  ownAnswers,
  submitResponse,
  withdrawResponse,
} from "./domain/responses.ts";
import { answersKept } from "./domain/retention/periods.ts";
import { findWave, waveById } from "./domain/waves.ts";
import { formatMoment, formatPeriod } from "./i18n/dates.ts";
import type { Language } from "./i18n/messages.ts";
import { notFound, ownerOnDevice, requireSpecialist } from "./session.server.ts";
import type { Said } from "./ui/kept/kept-response.ts";
import { errorsByItem, surveyFormWords } from "./ui/survey-form/words.ts";

/** A wave and the person who may answer it in this request, however he or she came. */
export interface Answering {
  wave: Wave;
  person: { id: string; language: Language; timeZone: string };
  /** An invitation lets answers in and shows none. */
  showsAnswers: boolean;
  /** Where this wave is answered, without a slash at the end. */
  path: string;
}

type Wave = NonNullable<Awaited<ReturnType<typeof findWave>>>;

/** The wave named in the address, for the specialist who is signed in. */
export async function answeringSignedIn(
  request: Request,
  context: AppLoadContext,
  { series = "", period = "" }: { series?: string | undefined; period?: string | undefined },
): Promise<Answering> {
  const person = await requireSpecialist(request, context);
  const wave = await findWave(context.db, series, period);
  if (!wave) throw notFound();
  return { wave, person, showsAnswers: true, path: `/waves/${wave.series}/${wave.period}` };
}

/** The wave behind an invitation's link; null for a link that opens nothing. */
export async function answeringInvited(
  { db, env }: AppLoadContext,
  token = "",
): Promise<Answering | null> {
  const invitation = await invitationBehind(db, env.secrets, token);
  if (!invitation) return null;
  const wave = await waveById(db, invitation.waveId);
  const person = await personById(db, invitation.personId);
  if (!wave || !person) return null;
  return { wave, person, showsAnswers: false, path: `/invitations/${token}` };
}

/** What the pages of a wave show around its questions. */
function waveAsShown({ wave, person, path }: Answering, now: Date) {
  const survey = publishedSurvey(wave.survey, wave.surveyVersion);
  return {
    path,
    language: person.language,
    title: survey.title[person.language],
    period: formatPeriod(wave.period, person.language),
    closes: formatMoment(wave.closesAt, person),
    isOpen: isOpen(wave, now),
    smallestGroup: wave.smallestGroup,
    isPulse: survey.scoring.items.some(({ role }) => role === "factor"),
    draftKey: draftKeyOf(wave.id, person.id),
    owner: ownerOnDevice(person.id),
  };
}

/** Names what a device keeps; says nothing of the person to whoever reads the storage. */
export function draftKeyOf(waveId: string, personId: string): string {
  return createHash("sha256").update(`${waveId} ${personId}`).digest("hex").slice(0, 16);
}

/** The start page: what is asked, until when, and whether it has been answered. */
export async function startOf(answering: Answering, { db, now }: AppLoadContext) {
  const answered = answering.showsAnswers ? await answersIn(answering, db) : null;
  const keeps = await keepsHistory(db, answering.person.id);
  const page = {
    ...waveAsShown(answering, now()),
    answered: answered !== null,
    keptMonths: keeps ? await answersKept(db, answering.wave.opensAt) : null,
  };
  return data(page, { status: page.isOpen ? 200 : 410, headers: noStore });
}

/** The form: the questions, the own answers where they may be shown, and an id for what is sent. */
export async function formOf(answering: Answering, request: Request, { db, now }: AppLoadContext) {
  const survey = publishedSurvey(answering.wave.survey, answering.wave.surveyVersion);
  const page = {
    ...waveAsShown(answering, now()),
    survey: survey.definition,
    submission: crypto.randomUUID(),
    answers: (answering.showsAnswers && (await answersIn(answering, db))) || {},
    plain: wantsPlain(request),
  };
  return data(page, { status: page.isOpen ? 200 : 410, headers: noStore });
}

/** What came of sending the form, for its page; `accepted` goes on to another page. */
export type Received =
  | { outcome: "wave-closed"; kept: Answers }
  | { outcome: "invalid"; errors: Record<string, string>; kept: Answers }
  | { outcome: "unreadable" };

/** Takes in a posted form. Answers that fit are handed back to the page when they were not stored. */
export async function receive(answering: Answering, request: Request, context: AppLoadContext) {
  const { wave, person, path } = answering;
  const fields = new URLSearchParams(await request.text());
  const submission = z.uuid().safeParse(fields.get("submission"));
  if (!submission.success) return refused({ outcome: "unreadable" }, 400);

  const { scoring } = publishedSurvey(wave.survey, wave.surveyVersion);
  const answers = answersFromForm(scoring, fields);
  const posted = { waveId: wave.id, personId: person.id, answers, adds: !answering.showsAnswers };
  const given = { ...posted, submission: submission.data };
  const received = await submitResponse(context.db, given, context.now());
  switch (received.outcome) {
    case "accepted":
      throw redirect(`${path}/received?submission=${submission.data}`);
    case "superseded":
      // Somebody has gone back to an old page and pressed there: to them these are the newest answers.
      return receiveAnew(answering, posted, context);
    case "not-asked":
      throw notFound();
    case "wave-closed":
      // Stored in time, though nobody was told: the line broke before the answer came.
      if (await isStored(context.db, given)) {
        throw redirect(`${path}/received?submission=${submission.data}`);
      }
      return refused({ outcome: "wave-closed", kept: fitting(scoring, answers) }, 410);
    case "invalid":
      return refused(
        {
          outcome: "invalid",
          errors: errorsByItem(received.problems, surveyFormWords[person.language]),
          kept: fitting(scoring, answers),
        },
        422,
      );
  }
}

async function receiveAnew(
  { path }: Answering,
  posted: Omit<GivenResponse, "submission">,
  { db, now }: AppLoadContext,
) {
  const submission = crypto.randomUUID();
  const { outcome } = await submitResponse(db, { ...posted, submission }, now());
  // Nothing but the wave's end can have come between.
  if (outcome !== "accepted") throw redirect(path);
  throw redirect(`${path}/received?submission=${submission}`);
}

/**
 * Takes in what a device kept and sends by itself. It says for whom it was kept: whoever is signed in
 * by then may be somebody else. Every answer names the submission it is about.
 */
export async function receiveKept(answering: Answering, request: Request, context: AppLoadContext) {
  const { wave, person } = answering;
  const fields = new URLSearchParams(await request.text());
  const submission = z.uuid().safeParse(fields.get("submission"));
  if (!submission.success) return said("refused", null, 400);
  if (fields.get("draft") !== draftKeyOf(wave.id, person.id)) {
    return said("not-yours", submission.data, 409);
  }
  const { scoring } = publishedSurvey(wave.survey, wave.surveyVersion);
  const answers = answersFromForm(scoring, fields, ["submission", "draft"]);
  const adds = !answering.showsAnswers;
  const given = {
    waveId: wave.id,
    personId: person.id,
    submission: submission.data,
    answers,
    adds,
  };
  const { outcome } = await submitResponse(context.db, given, context.now());
  // Stored in time counts, though the line broke before the device was told.
  const isKept = outcome === "accepted" || (await isStored(context.db, given));
  if (isKept) return said("received", submission.data, 200);
  if (outcome === "superseded") return said("superseded", submission.data, 409);
  if (outcome === "invalid") return said("refused", submission.data, 422);
  // Not asked (any more) is for the person the same as too late: it is not counted, and stays readable.
  return said("closed", submission.data, 410);
}

/** What a device is told instead of being sent to sign in, where nobody looks. */
export async function saidSignedOut(request: Request) {
  return said("signed-out", await submissionIn(request), 401);
}

/** What a device is told of a link that opens nothing any more: it can never be received. */
export async function saidForeign(request: Request) {
  return said("closed", await submissionIn(request), 404);
}

async function submissionIn(request: Request) {
  const fields = new URLSearchParams(await request.text());
  return z.uuid().safeParse(fields.get("submission")).data ?? null;
}

function said(outcome: Said, submission: string | null, status: number) {
  return Response.json({ outcome, submission }, { status, headers: noStore });
}

/** Whether the submission was stored, with these answers and no others. */
async function isStored(db: AppLoadContext["db"], given: GivenResponse): Promise<boolean> {
  if (!(await isReceived(db, given))) return false;
  const stored = await ownAnswers(db, given);
  const sent = given.answers as Record<string, unknown>;
  return Object.entries(sent).every(([item, answer]) => stored?.[item] === answer);
}

/** The page after sending; back to the start for whoever opens it without having sent anything. */
export async function receivedOf(answering: Answering, request: Request, context: AppLoadContext) {
  const submission = new URL(request.url).searchParams.get("submission") ?? "";
  const given = { waveId: answering.wave.id, personId: answering.person.id, submission };
  if (!(await isReceived(context.db, given))) throw redirect(answering.path);
  return waveAsShown(answering, context.now());
}

/** Takes a response back while the wave is open. */
export function takeBack({ wave, person }: Answering, { db, now }: AppLoadContext) {
  return withdrawResponse(db, { waveId: wave.id, personId: person.id }, now());
}

const noStore = { "Cache-Control": "no-store" };

function refused(received: Received, status: number) {
  return data(received, { status });
}

/** Only what the scoring key knows is ever shown again, never what was sent in. */
function fitting(scoring: Parameters<typeof answersSchema>[0], answers: Record<string, unknown>) {
  const schema = answersSchema(scoring);
  const kept = Object.entries(answers).filter(
    ([item, answer]) => schema.safeParse({ [item]: answer }).success,
  );
  return schema.parse(Object.fromEntries(kept));
}

function answersIn({ wave, person }: Answering, db: AppLoadContext["db"]) {
  return ownAnswers(db, { waveId: wave.id, personId: person.id });
}

/** Asked for by the link, or by a browser that is told to save data. */
function wantsPlain(request: Request) {
  const asked = new URL(request.url).searchParams.has("simple");
  return asked || request.headers.get("save-data") === "on";
}

function isOpen(wave: Wave, now: Date) {
  const at = now.toISOString();
  return !wave.closedAt && wave.opensAt <= at && at < wave.closesAt;
}
