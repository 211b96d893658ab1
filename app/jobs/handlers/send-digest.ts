import { z } from "zod";
import type { Context } from "#app/context.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import type { CellDigest } from "#app/domain/cell-digest.ts";
import { type Digest, digestFor } from "#app/domain/digest.ts";
import { cellReason } from "#app/domain/early-warning/reason.ts";
import { unsubscribeToken } from "#app/domain/unsubscription.ts";
import { deliver } from "#app/jobs/delivery.ts";
import type { Handled } from "#app/jobs/handlers.ts";
import type { Claimed } from "#app/jobs/outbox.ts";
import type { Language } from "#app/i18n/messages.ts";
import { trainingInWords } from "#app/i18n/team-training-words.ts";
import { prepared } from "#db/prepared.ts";
import {
  type Digest as WordedDigest,
  type DigestCell,
  digestMail,
  type NextStep,
} from "#emails/digest.tsx";
import { digestLinkMail } from "#emails/digest-link.tsx";
import { publishedSurvey } from "#surveys/catalog.ts";
import { factorById } from "#surveys/factors.ts";

const payload = z.object({ digestId: z.string() });

/** Sends a supervisor what the release says; to nobody once the supervisor may not read it any more. */
export async function sendDigest(context: Context, work: Claimed): Promise<Handled> {
  const { digestId } = payload.parse(work.payload);
  const { db, env, now } = context;
  return deliver(context, work.key, async () => {
    const [supervisor] = await supervisorOf(db, { digestId });
    if (!supervisor) return null;
    const { id: supervisorId, email, language, content } = supervisor;
    const day = dayOf(now().toISOString(), supervisor.timeZone);
    const digest = await digestFor(db, { digestId, supervisorId }, day);
    if (!digest) return null;
    const token = unsubscribeToken(env.secrets, { personId: supervisorId, list: "digest" });
    const unsubscribe = `${env.origin}/unsubscribe/${token}`;
    const made = { unsubscribeLink: unsubscribe, isLinkOnly: content === "link" };
    return {
      to: email,
      write: async () => ({
        unsubscribe,
        ...(await digestLetter(digest, language, env.origin, made)),
      }),
    };
  });
}

interface Made {
  unsubscribeLink?: string;
  /** The mail says no more than that there is a digest, and where. */
  isLinkOnly?: boolean;
}

/** The mail of a digest in a language: the very one that is sent, and what a preview shows. */
export function digestLetter(
  digest: Digest,
  language: Language,
  origin: string,
  { unsubscribeLink, isLinkOnly = false }: Made = {},
) {
  if (!isLinkOnly)
    return digestMail({ ...digestInWords(digest, language, origin), unsubscribeLink });
  const link = linkTo(digest, origin);
  return digestLinkMail({ language, period: digest.period, link, unsubscribeLink });
}

/** What a digest says, in a language. */
export function digestInWords(digest: Digest, language: Language, origin: string): WordedDigest {
  return {
    language,
    period: digest.period,
    link: linkTo(digest, origin),
    ...(digest.isBroughtUp && { broughtUp: `${origin}/shares` }),
    cells: digest.cells.map((cell) => cellInWords(cell, digest, language)),
    nextStep: nextStepOf(digest, language, origin),
    training: trainingInWords(digest.training, language),
    groupsChanged: digest.groupsChanged.map(({ cell, factors }) => ({
      cell,
      factorNames: factors.map((factor) => factorById(factor).name[language]),
    })),
    withheld: digest.withheld,
  };
}

function linkTo({ id }: Digest, origin: string) {
  return `${origin}/digests/${id}`;
}

/**
 * Whom a digest goes to by mail; nobody whose account is disabled, who is no supervisor any more or
 * who has stopped these mails.
 */
const supervisorOf = prepared((db, { digestId }: { digestId: string }) =>
  db
    .selectFrom("digest")
    .innerJoin("person", "person.id", "digest.supervisorId")
    .innerJoin("personRole", (join) =>
      join.onRef("personRole.personId", "=", "person.id").on("role", "=", "supervisor"),
    )
    .leftJoin("digestPreference", "digestPreference.personId", "person.id")
    .leftJoin("unsubscription", (join) =>
      join.onRef("unsubscription.personId", "=", "person.id").on("kind", "=", "digest"),
    )
    .where("digest.id", "=", digestId)
    .where("person.disabled", "=", 0)
    .where("unsubscription.kind", "is", null)
    .select(["person.id", "person.email", "person.language", "person.timeZone"])
    .select("digestPreference.content"),
);

function cellInWords(cell: CellDigest, digest: Digest, language: Language): DigestCell {
  return {
    name: cell.name,
    ...(cell.participation && { participation: cell.participation }),
    protect: cell.protect ? { name: factorById(cell.protect).name[language] } : null,
    signals: cell.signals.map(({ factor, state, grade, duration }) => ({
      factorName: factorById(factor).name[language],
      direction: state,
      grade,
      waves: duration,
      reason: cellReason(
        { kind: state === "persistently-drains" ? "low" : "change", grade, waves: duration },
        language,
      ),
    })),
    factors: cell.figures.flatMap(({ item, band }) => {
      const name = nameIn(digest, item, language);
      return name ? [{ name, band }] : [];
    }),
  };
}

/** Anchors stand on the page alone: the mail is one phone screen. */
function nameIn(digest: Digest, item: string, language: Language): string | null {
  const { definition, scoring } = publishedSurvey(digest.survey, digest.surveyVersion);
  const scored = scoring.items.find(({ id }) => id === item);
  if (scored?.role === "factor") return factorById(scored.factor).name[language];
  if (scored?.role !== "alliance") return null;
  const page = definition.pages.find(({ elements }) => elements[0].name === item);
  return page?.elements[0].title[language] ?? null;
}

function nextStepOf(
  { next, cells, fitting }: Digest,
  language: Language,
  origin: string,
): NextStep | null {
  if (!next) return null;
  const { name, firstStep, conversation, type } = factorById(next.signal.factor);
  const [first, second, third] = conversation.questions;
  return {
    factorName: name[language],
    ...(cells.length > 1 && { cellName: next.cell }),
    text: firstStep[language],
    questions: [first[language], second[language], third[language]],
    avoid: conversation.avoid[language],
    structural: type === "S",
    ...(fitting && {
      module: {
        ...{ title: fitting.title[language], minutes: fitting.minutes },
        link: `${origin}/modules/${fitting.id}`,
      },
    }),
  };
}
