import type { Db } from "#db/transaction.ts";
import { hasAnswered } from "#app/domain/responses.ts";

/** A wave that a person can still answer and has not. */
export interface DueWave {
  id: string;
  survey: string;
  surveyVersion: number;
  period: string;
  opensAt: string;
  closesAt: string;
  smallestGroup: number;
  /** What is stored of the person's link; null where no mail has told of the wave yet. */
  linkHash: string | null;
}

/**
 * What there is to tell a person about surveys at `now`, the wave that closes first in front: every
 * open wave that he or she was asked in and has not answered. Nothing for whoever is disabled, has
 * lost the role, takes a break on `day` (`YYYY-MM-DD`) or has stopped these mails.
 */
export async function wavesDue(
  db: Db,
  { personId, day }: { personId: string; day: string },
  now: Date,
): Promise<DueWave[]> {
  const at = now.toISOString();
  const open = await db
    .selectFrom("roster")
    .innerJoin("wave", "wave.id", "roster.waveId")
    .innerJoin("person", "person.id", "roster.personId")
    .innerJoin("personRole", "personRole.personId", "roster.personId")
    .leftJoin("invitation", (join) =>
      join
        .onRef("invitation.waveId", "=", "roster.waveId")
        .onRef("invitation.personId", "=", "roster.personId"),
    )
    .where("roster.personId", "=", personId)
    .where("person.disabled", "=", 0)
    .where("personRole.role", "=", "specialist")
    .where("wave.closedAt", "is", null)
    .where("wave.opensAt", "<=", at)
    .where("wave.closesAt", ">", at)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("unsubscription")
            .whereRef("unsubscription.personId", "=", "person.id")
            .where("unsubscription.kind", "=", "reminder")
            .select("unsubscription.kind"),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("pause")
            .whereRef("pause.personId", "=", "person.id")
            .where("pause.startDate", "<=", day)
            .where((eb) => eb.or([eb("endDate", "is", null), eb("endDate", ">", day)]))
            .select("pause.id"),
        ),
      ),
    )
    .orderBy("wave.closesAt")
    .orderBy("wave.series")
    .select(["wave.id", "wave.survey", "wave.surveyVersion", "wave.period", "wave.closesAt"])
    .select(["wave.opensAt", "wave.smallestGroup", "invitation.tokenHash as linkHash"])
    .execute();
  const due: DueWave[] = [];
  for (const wave of open)
    if (!(await hasAnswered(db, { waveId: wave.id, personId }))) due.push(wave);
  return due;
}
