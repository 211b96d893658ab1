import type { Schema } from "#db/schema.ts";
import type { Kept } from "#app/domain/retention/periods.ts";

/** A column that says something about a person, and what becomes of it. */
export interface Personal {
  /**
   * Where it stands in the file that a person takes home (a key of `OwnData`), or why it does not:
   * `secret` opens something, `hash` cannot be turned back, `joins` leads to what is exported.
   */
  exported: keyof OwnSections | "secret" | "hash" | "joins";
  /**
   * What an erasure does. `goes`: the row goes with its person, in the same transaction; `emptied`:
   * the row stays and names nobody; `random id`: the id stays, and leads to nobody any more;
   * `expires`: nobody can tell whose it is, and it goes when its time is over.
   */
  erased: "goes" | "emptied" | "random id" | "expires";
  /** For how long: a period of `retention`, or until something else ends it. */
  kept: Kept | "one day" | "while the account lasts" | "session" | "until made again";
}

/** The sections of the file that columns can stand in. */
export interface OwnSections {
  profile: unknown;
  memberships: unknown;
  supervision: unknown;
  digestPreference: unknown;
  asked: unknown;
  invitations: unknown;
  responses: unknown;
  shares: unknown;
  talks: unknown;
  receipts: unknown;
  noticesSeen: unknown;
  pauses: unknown;
  unsubscriptions: unknown;
  assignments: unknown;
  attempts: unknown;
  trainingActs: unknown;
  earlyWarning: unknown;
  digests: unknown;
  mails: unknown;
  sessions: unknown;
  signIns: unknown;
  log: unknown;
}

/** `null` is a column that says nothing about a person. */
export type Inventory = {
  [Table in keyof Schema]: { [Column in keyof Schema[Table]]: Personal | null };
};

const account = (exported: Personal["exported"]): Personal => ({
  exported,
  erased: "goes",
  kept: "while the account lasts",
});
const until = (exported: Personal["exported"], kept: Personal["kept"]): Personal => ({
  exported,
  erased: "goes",
  kept,
});

/** What somebody did for others, as a trainer: it stays, and names nobody any more. */
const act: Personal = {
  exported: "trainingActs",
  erased: "emptied",
  kept: "while the account lasts",
};

/**
 * Every column of every table: whether it says something about a person, where that person finds it,
 * and when it goes. A column that is not declared here does not compile, and a test walks through
 * the schema of a real database.
 */
export const inventory: Inventory = {
  setting: { name: null, value: null },
  unit: { id: null, name: null },
  team: { id: null, unitId: null, name: null },
  person: {
    id: account("profile"),
    email: account("profile"),
    name: account("profile"),
    language: account("profile"),
    timeZone: account("profile"),
    disabled: account("profile"),
    keepsHistory: account("profile"),
    mailHour: account("profile"),
    mailRefusedAt: account("profile"),
    mailRefusal: account("profile"),
  },
  personRole: { personId: account("profile"), role: account("profile") },
  membership: {
    id: null,
    personId: account("memberships"),
    teamId: account("memberships"),
    startDate: account("memberships"),
    endDate: account("memberships"),
  },
  supervision: {
    id: null,
    supervisorId: account("supervision"),
    specialistId: account("supervision"),
    startDate: account("supervision"),
    endDate: account("supervision"),
  },
  digestPreference: {
    personId: account("digestPreference"),
    timing: account("digestPreference"),
    weekday: account("digestPreference"),
    hour: account("digestPreference"),
    content: account("digestPreference"),
  },
  setupLink: { tokenHash: null, createdAt: null },
  signIn: {
    cookieHash: until("secret", "one day"),
    personId: until("signIns", "one day"),
    linkHash: until("secret", "one day"),
    codeHash: until("secret", "one day"),
    tries: until("signIns", "one day"),
    expiresAt: until("signIns", "one day"),
  },
  signInRequest: {
    id: null,
    addressHash: { exported: "hash", erased: "expires", kept: "one day" },
    networkHash: { exported: "hash", erased: "expires", kept: "one day" },
    at: { exported: "hash", erased: "expires", kept: "one day" },
  },
  session: {
    idHash: until("secret", "session"),
    personId: until("sessions", "session"),
    createdAt: until("sessions", "session"),
    expiresAt: until("sessions", "session"),
    lastUsedAt: until("sessions", "session"),
    device: until("sessions", "session"),
  },
  audit: {
    id: null,
    at: { exported: "log", erased: "random id", kept: "audit" },
    actorId: { exported: "log", erased: "random id", kept: "audit" },
    act: { exported: "log", erased: "random id", kept: "audit" },
    subjectId: { exported: "log", erased: "random id", kept: "audit" },
    detail: { exported: "log", erased: "random id", kept: "audit" },
  },
  series: { name: null, survey: null, timeZone: null, rule: null, pausedAt: null },
  wave: {
    id: null,
    series: null,
    period: null,
    survey: null,
    surveyVersion: null,
    policyVersion: null,
    smallestGroup: null,
    opensAt: null,
    closesAt: null,
    closedAt: null,
    closeFailedAt: null,
    falseAlarms: null,
  },
  cell: { id: null, series: null, unitId: null, name: null },
  cellTeam: { cellId: null, teamId: null },
  roster: {
    waveId: until("asked", "releases"),
    personId: until("asked", "releases"),
    teamId: until("asked", "releases"),
    cellId: until("asked", "releases"),
  },
  invitation: {
    tokenHash: until("secret", "answers"),
    waveId: until("invitations", "answers"),
    personId: until("invitations", "answers"),
  },
  response: {
    id: until("joins", "answers"),
    waveId: until("responses", "answers"),
    personId: until("responses", "answers"),
    submission: until("secret", "answers"),
  },
  answer: {
    responseId: until("joins", "answers"),
    item: until("responses", "answers"),
    value: until("responses", "answers"),
    code: until("responses", "answers"),
  },
  share: {
    id: until("joins", "receipts"),
    responseId: until("joins", "receipts"),
    receiverId: until("shares", "receipts"),
    sharedOn: until("shares", "receipts"),
    endsOn: until("shares", "receipts"),
    withdrawnAt: until("shares", "receipts"),
  },
  shareItem: { shareId: until("joins", "receipts"), item: until("shares", "receipts") },
  // Ids that a browser made at random and nothing stored has any more: nobody can tell whose they were.
  spentSubmission: { waveId: null, submission: null },
  talkRequest: {
    id: null,
    personId: until("talks", "receipts"),
    receiverId: until("talks", "receipts"),
    askedOn: until("talks", "receipts"),
    endedAt: until("talks", "receipts"),
  },
  accessReceipt: {
    id: null,
    personId: until("receipts", "receipts"),
    readerId: { exported: "receipts", erased: "emptied", kept: "receipts" },
    what: until("receipts", "receipts"),
    shareId: { exported: "joins", erased: "emptied", kept: "receipts" },
    at: until("receipts", "receipts"),
  },
  noticeSeen: {
    personId: account("noticesSeen"),
    version: account("noticesSeen"),
    seenOn: account("noticesSeen"),
  },
  pause: {
    id: null,
    personId: account("pauses"),
    startDate: account("pauses"),
    endDate: account("pauses"),
  },
  unsubscription: {
    personId: account("unsubscriptions"),
    kind: account("unsubscriptions"),
    since: account("unsubscriptions"),
  },
  earlyWarningState: {
    series: null,
    waveId: null,
    state: until("earlyWarning", "until made again"),
  },
  release: { waveId: null, hash: null, previousHash: null, releasedAt: null },
  releaseLine: {
    waveId: null,
    groupKind: null,
    groupId: null,
    kind: null,
    subject: null,
    state: null,
    grade: null,
    duration: null,
    detail: null,
  },
  digest: {
    id: null,
    waveId: until("digests", "releases"),
    supervisorId: until("digests", "releases"),
  },
  outbox: {
    key: until("mails", "mails"),
    kind: until("mails", "mails"),
    payload: until("mails", "mails"),
    runAt: until("mails", "mails"),
    attempts: null,
    leasedUntil: null,
    leasedBy: null,
    dueSince: until("mails", "mails"),
    urgent: null,
    doneAt: until("mails", "mails"),
    failedAt: until("mails", "mails"),
    lastError: until("mails", "mails"),
  },
  mail: {
    outboxKey: until("mails", "mails"),
    recipient: until("mails", "mails"),
    raw: until("secret", "mails"),
    madeAt: until("mails", "mails"),
  },
  mailOutage: {
    id: null,
    since: null,
    tryAt: null,
    triedAt: null,
    tries: null,
    cause: null,
    reason: null,
  },
  moduleDraft: {
    module: null,
    definition: null,
    edition: null,
    editedBy: act,
    editedAt: null,
  },
  moduleVersion: {
    module: null,
    version: null,
    definition: null,
    publishedBy: act,
    publishedAt: null,
  },
  assignmentPlan: {
    id: null,
    module: null,
    personId: account("assignments"),
    teamId: null,
    unitId: null,
    role: null,
    dueOn: null,
    dueDays: null,
    mandatory: null,
    assignedBy: act,
    assignedOn: null,
    endedOn: null,
  },
  assignment: {
    id: null,
    planId: account("assignments"),
    personId: account("assignments"),
    assignedOn: account("assignments"),
    countsFrom: null,
    dueOn: account("assignments"),
    announcedOn: account("assignments"),
    waivedOn: account("assignments"),
    waivedBy: act,
    waiverReason: account("assignments"),
  },
  attempt: {
    id: account("joins"),
    personId: account("attempts"),
    module: account("attempts"),
    version: account("attempts"),
    startedAt: account("attempts"),
    lastStepAt: account("attempts"),
    screensRead: account("attempts"),
    activeSeconds: account("attempts"),
    completedAt: account("attempts"),
    rightAnswers: account("attempts"),
    passed: account("attempts"),
    certificateCode: account("attempts"),
  },
  attemptAnswer: {
    attemptId: account("joins"),
    question: account("attempts"),
    chosen: account("attempts"),
    isRight: account("attempts"),
  },
};
