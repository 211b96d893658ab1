import { type AppLoadContext, redirect } from "@remix-run/node";
import { z } from "zod";
import { type Attempt, attemptOf } from "./domain/training/attempts.ts";
import { screensIn, type Step } from "./domain/training/progress.ts";
import { notFound, requirePerson, type SignedIn } from "./session.server.ts";
import { questionsOf } from "#training/definition.ts";

/** The attempt a page is about and its person; nobody else finds it. */
export async function ownAttempt(
  request: Request,
  context: AppLoadContext,
  { attempt: attemptId = "" }: { attempt?: string | undefined },
): Promise<{ person: SignedIn; attempt: Attempt }> {
  const person = await requirePerson(request, context);
  const attempt = await attemptOf(context.db, { attemptId, personId: person.id });
  if (!attempt) throw notFound();
  return { person, attempt };
}

/** The page of a step. */
export function pathOf(attemptId: string, step: Step): string {
  if (step.at === "result") return `/attempts/${attemptId}`;
  return `/attempts/${attemptId}/${step.at}s/${step.number}`;
}

export function goTo(attemptId: string, step: Step) {
  return redirect(pathOf(attemptId, step));
}

/** The number in an address, from 1 to `most`; whoever writes another finds nothing. */
export function numberIn(text: string | undefined, most: number): number {
  const number = Number(text);
  if (!/^\d{1,2}$/.test(text ?? "") || number < 1 || number > most) throw notFound();
  return number;
}

/** How far along a step is, 0…1, and how many of the module's minutes are left at it. */
export function progressAt({ module: { definition } }: Attempt, step: Step) {
  const screens = screensIn(definition);
  const steps = screens + questionsOf(definition).length;
  const behind =
    step.at === "screen"
      ? step.number - 1
      : step.at === "question"
        ? screens + step.number - 1
        : steps;
  const done = behind / steps;
  return { done, minutesLeft: Math.ceil(definition.minutes * (1 - done)) };
}

/** Seconds in sight as a browser told them; null without a script or for anything else. */
export const visibleSeconds = z
  .string()
  .optional()
  .transform((text) => (/^\d{1,6}$/.test(text ?? "") ? Number(text) : null));
