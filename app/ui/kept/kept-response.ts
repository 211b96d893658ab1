import type { Locale } from "#surveys/bilingual.ts";
import type { SurveyDefinition } from "#surveys/definition.ts";
import type { Answers } from "#surveys/scoring.ts";

/** The wave that a page lets somebody answer, as far as this device has to know it. */
export interface Place {
  /** Names what is kept: a hash of wave and person. */
  draftKey: string;
  /** Whose it is: a hash of the person. */
  owner: string;
  path: string;
  title: string;
  period: string;
}

/** Answers given on this device and not yet sent, and the page they had come to. */
export interface Draft {
  answers: Answers;
  page: number;
}

/** One person's answers to one wave on one device, until the server has said "received". */
export interface KeptResponse extends Place {
  language: Locale;
  /** The questions, so that the form opens without signal; they are nobody's secret. */
  survey?: SurveyDefinition | undefined;
  draft?: Draft | undefined;
  /** Sent by the person and not yet received. The same submission is the same response. */
  outgoing?: Outgoing | undefined;
  /** What the server said of `outgoing`, when that was more than silence. */
  said?: "signed-out" | "closed" | "refused" | "superseded" | undefined;
  /** The submission that was received; told to the person once, without a single answer. */
  received?: string | undefined;
  /** When it was opened last, in milliseconds by the clock of the server; unknown until it was asked. */
  since?: number | undefined;
}

export interface Outgoing {
  submission: string;
  answers: Answers;
}

/** What came of one try to deliver; "later" when nobody knows. */
export type Said =
  | "received"
  /** Answers that came later, or their taking back, stand in their place. */
  | "superseded"
  | "signed-out"
  | "not-yours"
  | "closed"
  | "refused"
  | "later";

/** What the page may truthfully say. */
export type KeptState =
  "none" | "saved" | "waiting" | "signed-out" | "closed" | "received" | "superseded";

export function stateOf(kept: KeptResponse | undefined): KeptState {
  if (!kept) return "none";
  if (kept.received) return "received";
  if (kept.said === "closed") return "closed";
  if (kept.said === "superseded") return kept.draft ? "saved" : "superseded";
  if (kept.outgoing) return kept.said === "signed-out" ? "signed-out" : "waiting";
  return kept.draft ? "saved" : "none";
}

/** The form was opened here: what was kept of it stands, and the page's words are the newest. */
export function opened(
  kept: KeptResponse | undefined,
  place: Place,
  survey: SurveyDefinition,
  language: Locale,
): KeptResponse {
  const { draftKey, owner, path, title, period } = place;
  const own = { draftKey, owner, path, title, period, survey, language };
  // What was told once is over; whether the wave has closed its page says by itself.
  const said = kept?.said === "signed-out" || kept?.said === "refused" ? kept.said : undefined;
  return { ...kept, ...own, said, received: undefined, since: undefined };
}

/** What one page has added: `touched` were tapped there, `standing` is all that it shows. */
export interface Tap {
  standing: Answers;
  touched: Answers;
  page: number;
}

/**
 * Keeps a tap. Of two pages open at once each adds what was tapped on it and takes back nothing of
 * the other's.
 */
export function tapped(kept: KeptResponse, { standing, touched, page }: Tap): KeptResponse {
  if (Object.keys(touched).length === 0) {
    return kept.draft ? { ...kept, draft: { ...kept.draft, page } } : kept;
  }
  const answers = { ...standing, ...kept.draft?.answers, ...touched };
  return { ...kept, draft: { answers, page } };
}

/** Pressed: the draft waits to be delivered. The same answers pressed again are the same submission. */
export function sent(kept: KeptResponse, outgoing: Outgoing): KeptResponse {
  const again = kept.outgoing && isSame(kept.outgoing.answers, outgoing.answers);
  return {
    ...kept,
    draft: undefined,
    outgoing: again ? kept.outgoing : outgoing,
    said: undefined,
  };
}

/** What is kept after a try to deliver `submission`; what was tapped or sent since then stays. */
export function afterDelivery(kept: KeptResponse, submission: string, said: Said): KeptResponse {
  const { outgoing } = kept;
  if (outgoing?.submission !== submission || said === "later" || said === "not-yours") return kept;
  if (said === "signed-out") return { ...kept, said };
  // Its time to be read begins now.
  if (said === "closed") return { ...kept, said, since: undefined };
  if (said === "refused") {
    return { ...kept, outgoing: undefined, draft: draftIn(kept, outgoing), said };
  }
  if (kept.draft) return { ...kept, outgoing: undefined, said: undefined };
  if (said === "superseded") return { ...kept, survey: undefined, outgoing: undefined, said };
  return {
    ...kept,
    survey: undefined,
    outgoing: undefined,
    said: undefined,
    received: submission,
  };
}

function draftIn(kept: KeptResponse, { answers }: Outgoing): Draft {
  return kept.draft ?? { answers, page: 0 };
}

/** What the form begins with: what was tapped last, else what was sent; only what the survey offers. */
export function draftOf(
  kept: KeptResponse | undefined,
  survey: SurveyDefinition,
): Draft | undefined {
  const draft = kept?.draft ?? (kept?.outgoing && { answers: kept.outgoing.answers, page: 0 });
  if (!draft) return undefined;
  const answers = survey.pages.flatMap(({ elements: [{ name, choices }] }) => {
    const given = Object.hasOwn(draft.answers, name) ? draft.answers[name] : undefined;
    const choice = choices.find(({ value }) => value === given);
    return choice ? [[name, choice.value] as const] : [];
  });
  if (answers.length === 0) return undefined;
  const page = Number.isInteger(draft.page) ? draft.page : 0;
  const last = survey.pages.length - 1;
  return { answers: Object.fromEntries(answers), page: Math.min(Math.max(page, 0), last) };
}

/** Whether it was sent, and the server has yet to say what becomes of it. */
export function isWaiting({ outgoing, said }: Pick<KeptResponse, "outgoing" | "said">): boolean {
  return outgoing !== undefined && said !== "closed";
}

export function withoutDraft(kept: KeptResponse): KeptResponse {
  return { ...kept, draft: undefined };
}

/** How long a draft stays on a device after the form was opened last, and answers that came too late. */
export const KEPT_DAYS = 7;

/**
 * Whether it is past its time, by the clock of the server and never by the device's own. What waits to
 * be received never is: the server has yet to say what becomes of it.
 */
export function isPast(kept: KeptResponse, serverTime: number): boolean {
  const { since } = kept;
  if (isWaiting(kept)) return false;
  return since !== undefined && serverTime - since > KEPT_DAYS * 24 * 3600 * 1000;
}

function isSame(some: Answers, others: Answers): boolean {
  const names = Object.keys(some);
  if (names.length !== Object.keys(others).length) return false;
  return names.every((name) => Object.hasOwn(others, name) && some[name] === others[name]);
}
