import type { Db } from "#db/transaction.ts";
import { newId } from "./id.ts";

/** What the log can hold. Each has its sentence in the messages. */
export type Act =
  | "signed-in"
  | "first-administrator-made"
  | "roles-changed"
  | "people-imported"
  | "address-corrected"
  | "history-imported"
  | "series-planned"
  | "series-paused"
  | "series-resumed"
  | "wave-opened"
  | "wave-not-opened"
  | "wave-closed"
  | "own-data-taken"
  | "account-erased"
  | "retention-changed"
  | "false-alarms-accepted"
  | "module-published"
  | "module-assigned"
  | "assignment-ended"
  | "module-waived";

export interface Recorded {
  act: Act;
  /** Who did it; null when it was the installation itself or somebody at its console. */
  actorId: string | null;
  /** Whom it was about, if it was a person. */
  subjectId?: string | null;
  /** A few words or JSON, such as a period or roles. Never an answer, never a name. */
  detail?: string;
  /** For what is found again and again: there is one line of this name, whoever finds it. */
  once?: string;
}

/**
 * Adds a line to the log, in the transaction of what it tells about, and gives whether it was added:
 * one that is there `once` is not added again. Lines are never changed.
 */
export async function record(
  db: Db,
  { act, actorId, subjectId, detail, once }: Recorded,
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("audit")
    .values({
      id: once ?? newId(),
      at: now.toISOString(),
      act,
      actorId,
      subjectId: subjectId ?? null,
      detail: detail ?? "",
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows) > 0;
}

export interface LogLine {
  id: string;
  at: string;
  /** Any text: a line may be of a version that knew other acts. */
  act: string;
  /** Names as they are now; null for the installation itself, and for people who are gone. */
  actor: string | null;
  /** Whether somebody did it whose account is gone. */
  actorIsGone: boolean;
  subject: string | null;
  detail: string;
}

const linesOnPage = 50;

/** What a person did for him- or herself alone. */
const ownActs: Act[] = ["signed-in", "own-data-taken"];

/**
 * A page of the log, the newest first; `page` counts from 1 and is brought into range. Sign-ins, and
 * that somebody took the own data home, are recorded for everybody and shown to nobody but the
 * person: when others were here is not for reading.
 */
export async function logPage(
  db: Db,
  { viewerId, page }: { viewerId: string; page: number },
): Promise<{ lines: LogLine[]; page: number; pages: number }> {
  const { count } = await shownTo(db, viewerId)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(count / linesOnPage));
  const shown = Math.min(Math.max(1, page), pages);
  const lines = await shownTo(db, viewerId)
    .leftJoin("person as actor", "actor.id", "audit.actorId")
    .leftJoin("person as subject", "subject.id", "audit.subjectId")
    .select(["audit.id", "audit.at", "audit.act", "audit.detail", "audit.actorId"])
    .select(["actor.name as actor", "subject.name as subject"])
    .orderBy("audit.at", "desc")
    .orderBy("audit.id")
    .limit(linesOnPage)
    .offset((shown - 1) * linesOnPage)
    .execute();
  const told = lines.map(({ actorId, ...line }) => ({
    ...line,
    actorIsGone: actorId !== null && line.actor === null,
  }));
  return { lines: told, page: shown, pages };
}

function shownTo(db: Db, viewerId: string) {
  return db
    .selectFrom("audit")
    .where((eb) => eb.or([eb("audit.act", "not in", ownActs), eb("audit.actorId", "=", viewerId)]));
}
