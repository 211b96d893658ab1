import type { Db } from "#db/transaction.ts";
import { newId } from "./id.ts";

/** What the log holds, in the words it is stored with. */
export const acts = [
  "signed-in",
  "first-administrator-made",
  "roles-changed",
  "people-imported",
  "history-imported",
  "wave-opened",
  "wave-closed",
] as const;
export type Act = (typeof acts)[number];

export interface Recorded {
  act: Act;
  /** Who did it; null when it was the installation itself or somebody at its console. */
  actorId: string | null;
  /** Whom it was about, if it was a person. */
  subjectId?: string | null;
  /** A few words, such as a role or a period. Never an answer, never a name. */
  detail?: string;
}

/** Adds a line to the log, in the transaction of what it tells about. Lines are never changed. */
export async function record(db: Db, { act, actorId, subjectId, detail }: Recorded, now: Date) {
  await db
    .insertInto("audit")
    .values({
      id: newId(),
      at: now.toISOString(),
      act,
      actorId,
      subjectId: subjectId ?? null,
      detail: detail ?? "",
    })
    .execute();
}
