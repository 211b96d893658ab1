import type { Language, Role } from "#db/schema.ts";
import type { PersonSignal } from "#app/domain/early-warning/signal.ts";
import type { AnswerInWords } from "./in-words.ts";
import type { OwnSections } from "./inventory.ts";

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
    mailHour: number;
    /** Since when a mail server has refused the address for good, and what it said. */
    mailRefusedAt: string | null;
    mailRefusal: string | null;
    roles: Role[];
  };
  memberships: { unit: string; team: string; from: string; until: string | null }[];
  supervision: {
    as: "supervisor" | "specialist";
    with: string;
    from: string;
    until: string | null;
  }[];
  digestPreference: {
    timing: string;
    weekday: number | null;
    hour: number;
    content: string;
  } | null;
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
  pauses: { from: string; until: string | null }[];
  unsubscriptions: { kind: "digest" | "reminder"; since: string }[];
  assignments: {
    module: string;
    /** What the module is called by now, in the person's language. */
    title: string;
    /** Whether the person alone was meant, or a group he or she belongs to. */
    to: "person" | "group";
    mandatory: boolean;
    assignedOn: string;
    dueOn: string | null;
    announcedOn: string | null;
    waivedOn: string | null;
    waiverReason: string | null;
  }[];
  attempts: {
    module: string;
    title: string;
    version: number;
    startedAt: string;
    lastStepAt: string;
    screensRead: number;
    activeSeconds: number;
    completedAt: string | null;
    rightAnswers: number | null;
    passed: boolean | null;
    certificateCode: string | null;
    answers: { question: string; chosen: string[]; right: boolean }[];
  }[];
  /** What the person wrote, published, assigned and waived for others. */
  trainingActs: {
    act: "wrote" | "published" | "assigned" | "waived";
    module: string;
    title: string;
    on: string;
  }[];
  /**
   * What the early warning looks back on: the own answers of the latest waves, newest first, on 1…5
   * by factor, and the signals that are open for the person alone. The figures it makes of them rest
   * on everybody's answers too and would tell of those, so they are in nobody's file.
   */
  earlyWarning: {
    series: string;
    answers: Record<string, number | null>[];
    signals: Pick<PersonSignal, "factor" | "kind" | "since" | "waves">[];
  }[];
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
