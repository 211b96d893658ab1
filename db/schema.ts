import type { Generated } from "kysely";

/**
 * Every table, as the domain sees it. One shape for SQLite and PostgreSQL: text, integer, real;
 * instants are UTC ISO-8601 text, days are `YYYY-MM-DD`, booleans 0/1, structures JSON text.
 */
export interface Schema {
  setting: SettingTable;
  unit: UnitTable;
  team: TeamTable;
  person: PersonTable;
  personRole: PersonRoleTable;
  membership: MembershipTable;
  supervision: SupervisionTable;
  digestPreference: DigestPreferenceTable;
  setupLink: SetupLinkTable;
  signIn: SignInTable;
  signInRequest: SignInRequestTable;
  session: SessionTable;
  audit: AuditTable;
  series: SeriesTable;
  wave: WaveTable;
  cell: CellTable;
  cellTeam: CellTeamTable;
  roster: RosterTable;
  invitation: InvitationTable;
  response: ResponseTable;
  answer: AnswerTable;
  share: ShareTable;
  shareItem: ShareItemTable;
  spentSubmission: SpentSubmissionTable;
  talkRequest: TalkRequestTable;
  accessReceipt: AccessReceiptTable;
  noticeSeen: NoticeSeenTable;
  pause: PauseTable;
  unsubscription: UnsubscriptionTable;
  earlyWarningState: EarlyWarningStateTable;
  release: ReleaseTable;
  releaseLine: ReleaseLineTable;
  digest: DigestTable;
  outbox: OutboxTable;
  mail: MailTable;
  mailOutage: MailOutageTable;
  moduleDraft: ModuleDraftTable;
  moduleVersion: ModuleVersionTable;
  assignmentPlan: AssignmentPlanTable;
  assignment: AssignmentTable;
  attempt: AttemptTable;
  attemptAnswer: AttemptAnswerTable;
}

export type Language = "en" | "nb";
export type Role = "specialist" | "supervisor" | "trainer" | "administrator";

/** What the installation knows about itself, such as the organisation's name. */
export interface SettingTable {
  name: string;
  value: string;
}

export interface UnitTable {
  id: string;
  name: string;
}

export interface TeamTable {
  id: string;
  unitId: string;
  name: string;
}

export interface PersonTable {
  id: string;
  /** Lower case, unique. */
  email: string;
  name: string;
  language: Language;
  /** IANA name. */
  timeZone: string;
  disabled: Generated<0 | 1>;
  /** 0: at each close the person's answers lose their person. */
  keepsHistory: Generated<0 | 1>;
  /** Local hour, 0–23, at which mails about surveys and modules come. */
  mailHour: Generated<number>;
  /** Since when a mail server has refused the address for good; null while it takes mail. */
  mailRefusedAt: Generated<string | null>;
  /** What that server said. */
  mailRefusal: Generated<string | null>;
}

export interface PersonRoleTable {
  personId: string;
  role: Role;
}

/** Who was in which team when: `startDate` included, `endDate` not, null while it lasts. */
export interface MembershipTable {
  id: string;
  personId: string;
  teamId: string;
  startDate: string;
  endDate: string | null;
}

/** Who supervised whom when: `startDate` included, `endDate` not, null while it lasts. */
export interface SupervisionTable {
  id: string;
  supervisorId: string;
  specialistId: string;
  startDate: string;
  endDate: string | null;
}

export interface DigestPreferenceTable {
  personId: string;
  /** `weekday` waits for the next `weekday` (1 = Monday … 5 = Friday). */
  timing: "second-working-day" | "weekday" | "at-once";
  weekday: number | null;
  /** Local hour, 0–23; not used when `at-once`. */
  hour: number;
  /** What the mail holds: the summary, or nothing but the link to it. */
  content: Generated<"summary" | "link">;
}

/** The one-time link that makes the first administrator. */
export interface SetupLinkTable {
  tokenHash: string;
  createdAt: string;
}

/** One request to sign in; unknown addresses get a row too, so that they take the same way. */
export interface SignInTable {
  /** Hash of the transaction cookie in the browser that asked. */
  cookieHash: string;
  personId: string | null;
  linkHash: string;
  codeHash: string;
  tries: Generated<number>;
  expiresAt: string;
}

/** Counted to limit requests per address and network address; both are kept as keyed hashes. */
export interface SignInRequestTable {
  id: string;
  addressHash: string;
  networkHash: string;
  at: string;
}

export interface SessionTable {
  idHash: string;
  personId: string;
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string;
  /** Browser and system in two words, so that a person recognises the own session. */
  device: string;
}

/** Append-only. `subjectId` is whom or what it was about. Never holds an answer. */
export interface AuditTable {
  id: string;
  at: string;
  actorId: string | null;
  act: string;
  subjectId: string | null;
  detail: string;
}

export interface SeriesTable {
  name: string;
  survey: string;
  /** IANA name; waves open and close by its wall clock. */
  timeZone: string;
  /** The plan by which its waves open by themselves, as JSON (app/domain/rhythm/rule.ts); null: by hand. */
  rule: Generated<string | null>;
  /** Since when no wave opens by itself, though there is a plan. */
  pausedAt: Generated<string | null>;
}

export interface WaveTable {
  id: string;
  series: string;
  /** `YYYY-MM`. */
  period: string;
  survey: string;
  surveyVersion: number;
  policyVersion: number;
  smallestGroup: number;
  opensAt: string;
  closesAt: string;
  /** When it was closed and released; null while answers are taken. */
  closedAt: string | null;
  /** When closing it last failed and nothing was published; null once it has closed. */
  closeFailedAt: Generated<string | null>;
  /** False alarms a year and cell that were accepted when it opened. */
  falseAlarms: Generated<number>;
}

/** A group that figures are published for; it stays from wave to wave until the division is renewed. */
export interface CellTable {
  id: string;
  series: string;
  unitId: string;
  name: string;
}

export interface CellTeamTable {
  cellId: string;
  teamId: string;
}

/** Who was asked in a wave, and in which cell; no cell where the group would be too small. */
export interface RosterTable {
  waveId: string;
  personId: string;
  teamId: string;
  cellId: string | null;
}

/** A write-only capability for one person and wave; worth nothing once the wave has closed. */
export interface InvitationTable {
  tokenHash: string;
  waveId: string;
  personId: string;
}

/**
 * Random ids and no time; stored in an order that says nothing. No person once someone who keeps
 * no history has been counted.
 */
export interface ResponseTable {
  id: string;
  waveId: string;
  personId: string | null;
  /** Made by the browser: the same submission pressed twice is the same response. */
  submission: string;
}

/** Either a value on the item's scale or one of the item's codes. */
export interface AnswerTable {
  responseId: string;
  item: string;
  value: number | null;
  code: string | null;
}

/**
 * A specialist's own act of showing answers of one response to one receiver. Days only: an instant
 * would tell when somebody answered. Its content is read from the response, never copied.
 */
export interface ShareTable {
  id: string;
  responseId: string;
  receiverId: string;
  sharedOn: string;
  /** The first day on which it is no longer shown. */
  endsOn: string;
  withdrawnAt: string | null;
}

export interface ShareItemTable {
  shareId: string;
  item: string;
}

/**
 * The id of a submission that another one has replaced, or that was taken back, while its wave is open.
 * Holds no person: the id is random and was made in a browser.
 */
export interface SpentSubmissionTable {
  waveId: string;
  submission: string;
}

/** "I would like a talk"; needs no reason and no response. */
export interface TalkRequestTable {
  id: string;
  personId: string;
  receiverId: string;
  askedOn: string;
  /** When the person took it back or the receiver marked it as held. */
  endedAt: string | null;
}

/** Who opened something of a person's, when; shown to that person. */
export interface AccessReceiptTable {
  id: string;
  personId: string;
  /** Null once the reader's account is gone. */
  readerId: string | null;
  what: string;
  shareId: string | null;
  at: string;
}

/** Which version of the privacy notice a person has been shown, and on which day. */
export interface NoticeSeenTable {
  personId: string;
  version: number;
  seenOn: string;
}

/** What the early-warning engine carries from wave to wave; can always be made again from the answers. */
export interface EarlyWarningStateTable {
  series: string;
  waveId: string;
  state: string;
}

/** The frozen set of figures of a closed wave. `hash` covers its lines and the hash before it. */
export interface ReleaseTable {
  waveId: string;
  hash: string;
  previousHash: string | null;
  releasedAt: string;
}

export interface ReleaseLineTable {
  waveId: string;
  groupKind: "cell" | "unit" | "organisation";
  /** The cell's or unit's id; `organisation` for the whole. */
  groupId: string;
  kind: "figure" | "signal" | "participation";
  /** The item of a figure, the factor of a signal, empty for participation. */
  subject: string;
  /** The band of a figure, the state of a signal, the step of participation. */
  state: string;
  grade: "worth-asking" | "clear" | null;
  /** Waves that a signal has been standing, this one included. */
  duration: number | null;
  /** Mean to 0.1 and distribution, for 30 answers or more only; JSON. */
  detail: string | null;
}

/** What a supervisor was sent about a closed wave; its page is made again from the release. */
export interface DigestTable {
  id: string;
  waveId: string;
  supervisorId: string;
}

/** Work promised in the transaction that made it true. The key makes promising twice promising once. */
export interface OutboxTable {
  key: string;
  kind: string;
  payload: string;
  runAt: string;
  attempts: Generated<number>;
  leasedUntil: string | null;
  /** Which claim holds the lease: only who holds it may say what became of the work. */
  leasedBy: string | null;
  /** When it was first due, once a failed try has moved `runAt`. */
  dueSince: string | null;
  /** 1: somebody stands and waits for it, so it goes before everything else. */
  urgent: Generated<0 | 1>;
  doneAt: string | null;
  /** Given up; waits for a person. */
  failedAt: string | null;
  lastError: string | null;
}

/** The bytes of a mail, stored before the first try so that every retry sends the same. */
export interface MailTable {
  outboxKey: string;
  recipient: string;
  /** Base64 of the whole RFC 5322 message. */
  raw: string;
  madeAt: string;
}

/** Stands while the mail server takes no mail at all; at most one row. Times are UTC ISO-8601. */
export interface MailOutageTable {
  /** Always `smtp`. */
  id: string;
  since: string;
  /** When the next mail is sent to see whether it is over. */
  tryAt: string;
  triedAt: string;
  tries: number;
  /** In one word of the product (`OutageCause`), for words in the reader's language. */
  cause: string;
  /** What the server or the network said; never an address of a person. */
  reason: string;
}

/** When a person is not asked: `startDate` included, `endDate` not, null while it lasts. No reason is kept. */
export interface PauseTable {
  id: string;
  personId: string;
  startDate: string;
  endDate: string | null;
}

/** Mails that a person does not want; what they would have told stays to be read in the product. */
export interface UnsubscriptionTable {
  personId: string;
  kind: "digest" | "reminder";
  /** The day, `YYYY-MM-DD`. */
  since: string;
}

/** A module that somebody is writing; at most one draft a module. */
export interface ModuleDraftTable {
  module: string;
  /** A `ModuleDefinition`, finished or not, as JSON. */
  definition: string;
  /** Counts the savings: whoever saves says which one was read. */
  edition: number;
  editedBy: string | null;
  editedAt: string;
}

/** A version of a module that the organisation wrote itself, as it was published; never changed. */
export interface ModuleVersionTable {
  module: string;
  version: number;
  /** A `ModuleDefinition` as JSON. */
  definition: string;
  publishedBy: string | null;
  publishedAt: string;
}

/**
 * A trainer's decision that some people take a module: one person, or whoever belongs to a team, a unit
 * or a role while it stands. Exactly one of the four is set.
 */
export interface AssignmentPlanTable {
  id: string;
  module: string;
  personId: string | null;
  teamId: string | null;
  unitId: string | null;
  role: Role | null;
  /** A fixed day, or days after each person was assigned; neither: no date. */
  dueOn: string | null;
  dueDays: number | null;
  mandatory: 0 | 1;
  assignedBy: string | null;
  assignedOn: string;
  /** From this day on nobody new is assigned, and what is open is no longer asked for. */
  endedOn: string | null;
}

/** One person's assignment by a plan. Done is what the person's attempts say. */
export interface AssignmentTable {
  id: string;
  planId: string;
  personId: string;
  assignedOn: string;
  /** From when on passing the module counts for it: when it was assigned, UTC ISO-8601. */
  countsFrom: string;
  dueOn: string | null;
  /** The day of the mail that told of it; null until one has. */
  announcedOn: Generated<string | null>;
  waivedOn: Generated<string | null>;
  waivedBy: Generated<string | null>;
  waiverReason: Generated<string | null>;
}

/** One time through a version of a module; never deleted by another. Shown to its person alone. */
export interface AttemptTable {
  id: string;
  personId: string;
  module: string;
  version: number;
  startedAt: string;
  lastStepAt: string;
  /** How many screens have been read to their end. */
  screensRead: Generated<number>;
  /** Time with a screen in front, in seconds. */
  activeSeconds: Generated<number>;
  /** When the last question was answered. */
  completedAt: Generated<string | null>;
  /** How many answers were right, and whether that was enough; null until completed. */
  rightAnswers: Generated<number | null>;
  passed: Generated<0 | 1 | null>;
  /** By which anybody can verify the certificate; null unless passed. */
  certificateCode: Generated<string | null>;
}

export interface AttemptAnswerTable {
  attemptId: string;
  question: string;
  /** The letters that were chosen, as a JSON list. */
  chosen: string;
  isRight: 0 | 1;
}
