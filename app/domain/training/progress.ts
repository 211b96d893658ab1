import {
  partsOf,
  questionsOf,
  type ModuleDefinition,
  type QuizQuestion,
} from "#training/definition.ts";

/** Where somebody stands in a module; screens and questions count from 1. */
export type Step =
  { at: "screen"; number: number } | { at: "question"; number: number } | { at: "result" };

/** The first step that is not behind somebody who has read so many screens and answered so many questions. */
export function nextStep(
  definition: ModuleDefinition,
  { screensRead, answered }: { screensRead: number; answered: number },
): Step {
  if (screensRead < screensIn(definition)) return { at: "screen", number: screensRead + 1 };
  const questions = questionsOf(definition).length;
  return answered < questions ? { at: "question", number: answered + 1 } : { at: "result" };
}

/** How many screens a module has; both languages have as many. */
export function screensIn(definition: ModuleDefinition): number {
  return partsOf(definition, "en").screens.length;
}

/** Whether exactly the right options were chosen. */
export function isRight({ correctAnswer }: QuizQuestion, chosen: readonly string[]): boolean {
  const right = [correctAnswer].flat();
  return right.length === new Set(chosen).size && right.every((value) => chosen.includes(value));
}

/** Whether what was chosen can be an answer: options of the question, and one where one may be chosen. */
export function isAnswer({ type, choices }: QuizQuestion, chosen: readonly string[]): boolean {
  const offered = choices.map(({ value }) => value);
  if (chosen.length === 0 || !chosen.every((value) => offered.includes(value))) return false;
  return type === "checkbox" ? new Set(chosen).size === chosen.length : chosen.length === 1;
}

/** A screen that stands open over lunch counts for no longer than this. */
const LONGEST_STEP_SECONDS = 300;

/**
 * Seconds of a step that somebody had it in front: what the browser counted while the page was
 * visible, never more than has passed since the step before or than a step can take.
 */
export function activeSecondsOf(
  { lastStepAt, visibleSeconds }: { lastStepAt: string; visibleSeconds: number | null },
  now: Date,
): number {
  const passed = Math.max(0, (now.getTime() - Date.parse(lastStepAt)) / 1000);
  return Math.round(Math.min(visibleSeconds ?? passed, passed, LONGEST_STEP_SECONDS));
}
