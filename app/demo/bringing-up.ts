import { dayAfter } from "#app/domain/calendar.ts";
import { personByEmail, supervisorsOf } from "#app/domain/people.ts";
import { shareAnswers, USUAL_DAYS } from "#app/domain/shares/sharing.ts";
import { askForTalk } from "#app/domain/talks.ts";
import type { Db } from "#db/transaction.ts";
import { emailOf } from "./people.ts";

/** Both with Kari Lie: one shows her an answer, the other would like a talk. */
const sharer = { name: "Mehmet Demir", items: ["two_systems"] };
const asker = "Dag Evensen";

/** What two specialists bring up: the share is shown once the open wave has closed, the wish at once. */
export async function bringUp(trx: Db, waveId: string, now: Date): Promise<void> {
  const day = now.toISOString().slice(0, 10);
  const sharing = await shareAnswers(
    trx,
    {
      waveId,
      ...(await pair(trx, sharer.name, day)),
      items: sharer.items,
      endsOn: dayAfter(day, USUAL_DAYS),
    },
    day,
  );
  // A minute later, so that the invitations are the first mails that a reader finds.
  const later = new Date(now.getTime() + 60_000);
  const asking = await askForTalk(trx, await pair(trx, asker, day), { now: later, day });
  if (sharing.outcome !== "shared" || asking.outcome !== "asked")
    throw new Error(`Nordlys IPS: ${sharing.outcome}, ${asking.outcome}`);
}

async function pair(trx: Db, name: string, day: string) {
  const person = await personByEmail(trx, emailOf(name));
  const [supervisor] = person ? await supervisorsOf(trx, person.id, day) : [];
  if (!person || !supervisor) throw new Error(`${name} is not among the supervised.`);
  return { personId: person.id, receiverId: supervisor.id };
}
