import type { Db } from "#db/transaction.ts";
import { mailsAbout } from "./own-data/mails-about.ts";

/** A mail that was promised to a person, and what has become of it. Instants are UTC ISO-8601. */
export interface OwnMail {
  kind: string;
  dueAt: string;
  fate: "waiting" | "late" | "sent" | "unneeded" | "given-up";
  /** When it was sent, found to be unneeded, or given up; when it is tried (again) while it waits. */
  at: string;
  /** What the mail server said. */
  reply: string | null;
  /** Of a digest: the wave it is about. */
  digest: { series: string; period: string; closedAt: string } | null;
}

/** The mails that are kept about a person, the newest first. */
export async function ownMails(db: Db, person: { id: string; email: string }): Promise<OwnMail[]> {
  const rows = await mailsAbout(db, person)
    .orderBy("outbox.runAt", "desc")
    .orderBy("outbox.key")
    .select(["outbox.key", "outbox.kind", "outbox.runAt", "outbox.attempts", "outbox.doneAt"])
    .select(["outbox.failedAt", "outbox.lastError", "mail.madeAt"])
    .execute();
  const digests = await db
    .selectFrom("digest")
    .innerJoin("wave", "wave.id", "digest.waveId")
    .where("digest.supervisorId", "=", person.id)
    .select(["digest.id", "wave.series", "wave.period", "wave.closedAt"])
    .execute();
  const waves = new Map(
    digests.map(({ id, series, period, closedAt }) => [
      `digest:${id}`,
      { series, period, closedAt: closedAt ?? "" },
    ]),
  );
  return rows.map((row) => ({
    kind: row.kind,
    dueAt: row.runAt,
    ...fateOf(row),
    reply: row.lastError,
    digest: waves.get(row.key) ?? null,
  }));
}

interface Kept {
  kind: string;
  runAt: string;
  attempts: number;
  doneAt: string | null;
  failedAt: string | null;
  madeAt: string | null;
  lastError: string | null;
}

/** Mails to sign in with are never stored; one that ended without being sent has its reason. */
function fateOf(row: Kept): Pick<OwnMail, "fate" | "at"> {
  if (row.failedAt) return { fate: "given-up", at: row.failedAt };
  if (row.doneAt) {
    const isSignIn = row.kind === "send-sign-in";
    const wasSent = isSignIn ? row.lastError === null : row.madeAt !== null;
    return { fate: wasSent ? "sent" : "unneeded", at: row.doneAt };
  }
  return { fate: row.attempts > 0 ? "late" : "waiting", at: row.runAt };
}
