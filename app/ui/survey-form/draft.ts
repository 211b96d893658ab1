import type { SurveyDefinition } from "#surveys/definition.ts";
import type { Answers } from "#surveys/scoring.ts";

/** Answers given on this device and not yet received, and the page they had come to. */
export type Draft = { answers: Answers; page: number };

/** Keeps the draft on this device; a device that keeps nothing loses only the draft. */
export function keepDraft(draftKey: string, draft: Draft): void {
  withStorage((storage) => storage.setItem(nameOf(draftKey), JSON.stringify(draft)));
}

/** The draft of this survey, with only such answers as the survey offers; undefined without one. */
export function draftOf(draftKey: string, survey: SurveyDefinition): Draft | undefined {
  const kept = withStorage((storage) => storage.getItem(nameOf(draftKey)));
  const parsed = kept ? parse(kept) : undefined;
  if (!isObject(parsed) || !isObject(parsed.answers)) return undefined;
  const given = parsed.answers;
  const answers = survey.pages.flatMap(({ elements: [{ name, choices }] }) => {
    const choice = choices.find(({ value }) => Object.hasOwn(given, name) && given[name] === value);
    return choice ? [[name, choice.value] as const] : [];
  });
  if (answers.length === 0) return undefined;
  const page = Number.isInteger(parsed.page) ? Number(parsed.page) : 0;
  const last = survey.pages.length - 1;
  return { answers: Object.fromEntries(answers), page: Math.min(Math.max(page, 0), last) };
}

/** Takes the draft off this device: when the server has said "received", or when the person asks. */
export function clearDraft(draftKey: string): void {
  withStorage((storage) => storage.removeItem(nameOf(draftKey)));
}

function nameOf(draftKey: string): string {
  return `tilsig.draft.${draftKey}`;
}

/** Storage can be absent, full or forbidden; none of that may stop anyone from answering. */
function withStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(globalThis.localStorage);
  } catch {
    return undefined;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
