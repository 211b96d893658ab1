import { z } from "zod";
import type { Context } from "#app/context.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { type CellDigest, type Digest, digestFor } from "#app/domain/digest.ts";
import { cellReason } from "#app/domain/early-warning/reason.ts";
import { personById } from "#app/domain/people.ts";
import { deliver } from "#app/jobs/delivery.ts";
import type { Handled } from "#app/jobs/handlers.ts";
import type { Claimed } from "#app/jobs/outbox.ts";
import type { Language } from "#app/i18n/messages.ts";
import type { Db } from "#db/transaction.ts";
import { digestMail, type DigestCell, type NextStep } from "#emails/digest.tsx";
import { publishedSurvey } from "#surveys/catalog.ts";
import { factorById } from "#surveys/factors.ts";

const payload = z.object({ digestId: z.string() });

/** Sends a supervisor what the release says; to nobody once the supervisor may not read it any more. */
export async function sendDigest(context: Context, work: Claimed): Promise<Handled> {
  const { digestId } = payload.parse(work.payload);
  return deliver(context, work.key, async (trx) => {
    const supervisor = await supervisorOf(trx, digestId);
    if (!supervisor) return null;
    const day = dayOf(context.now().toISOString(), supervisor.timeZone);
    const digest = await digestFor(trx, { digestId, supervisorId: supervisor.id }, day);
    if (!digest) return null;
    const mail = await digestLetter(digest, supervisor.language, context.env.origin);
    return { to: supervisor.email, ...mail };
  });
}

/** The mail of a digest in a language: the very one that is sent, and what a preview shows. */
export function digestLetter(digest: Digest, language: Language, origin: string) {
  return digestMail({
    language,
    period: digest.period,
    link: `${origin}/digests/${digest.id}`,
    ...(digest.isBroughtUp && { broughtUp: `${origin}/shares` }),
    cells: digest.cells.map((cell) => cellInWords(cell, digest, language)),
    nextStep: nextStepOf(digest, language),
    groupsChanged: digest.groupsChanged.map(({ cell, factors }) => ({
      cell,
      factorNames: factors.map((factor) => factorById(factor).name[language]),
    })),
    withheld: digest.withheld,
  });
}

async function supervisorOf(trx: Db, digestId: string) {
  const digest = await trx
    .selectFrom("digest")
    .where("id", "=", digestId)
    .select("supervisorId")
    .executeTakeFirst();
  const person = digest && (await personById(trx, digest.supervisorId));
  return person && !person.disabled ? person : undefined;
}

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

function nextStepOf({ next, cells }: Digest, language: Language): NextStep | null {
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
  };
}
