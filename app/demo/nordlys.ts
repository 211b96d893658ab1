import { randomUUID } from "node:crypto";
import { mailAtOnce } from "#app/domain/daily-mail/promises.ts";
import { importHistory } from "#app/domain/history-import.ts";
import { noteNoticeSeen } from "#app/domain/notice.ts";
import { importPeople } from "#app/domain/people-import/apply.ts";
import { personByEmail } from "#app/domain/people.ts";
import { submitResponse } from "#app/domain/responses.ts";
import { monthly } from "#app/domain/rhythm/rule.ts";
import { planSeries } from "#app/domain/rhythm/series.ts";
import { nameOrganisation } from "#app/domain/settings.ts";
import { openWave } from "#app/domain/waves.ts";
import { currentNotice } from "#app/i18n/privacy-notice/notice.ts";
import { type Db, inTransaction } from "#db/transaction.ts";
import { demoAnswers } from "./answers.ts";
import { bringUp } from "./bringing-up.ts";
import { demoMonths } from "./months.ts";
import { emailOf, peopleFile, specialists } from "./people.ts";
import { personas, readsNoticeFirst } from "./personas.ts";
import { haveTrained } from "./training.ts";

export const series = "monthly-pulse";

/** The waves after it open by themselves, if the demo runs that long. */
const planned = { name: series, plan: monthly, timeZone: "Europe/Oslo", actorId: null };

/** What the demo begins with: the wave that is open. */
export interface Nordlys {
  waveId: string;
  period: string;
}

/**
 * Makes the organisation Nordlys IPS in an empty, migrated database, by the ways that a real one
 * comes in: people and history from files, and the wave of this month opened at `now` with an
 * invitation promised to everyone. Most have answered it; those whom a reader signs in as have not.
 */
export function makeNordlys(db: Db, now: Date): Promise<Nordlys> {
  const { past, current: period } = demoMonths(now);
  return inTransaction(db, async (trx) => {
    await nameOrganisation(trx, "Nordlys IPS");
    must("applied", await importPeople(trx, peopleFile(past), { now }));
    await sendDigestsAtOnce(trx);
    await haveReadNotice(trx, now);
    must("imported", await importHistory(trx, { series, file: historyFile(past) }, now));
    const { waveId } = must("opened", await openWave(trx, { series, period }, now));
    // So that nobody who looks on a Sunday has to wait for Monday's mail.
    await mailAtOnce(trx, waveId, now);
    must("planned", await planSeries(trx, planned, now));
    for (const name of specialists) {
      const answers = demoAnswers(name, past.length);
      if (!answers || personas.some((persona) => persona.name === name)) continue;
      const personId = await idOf(trx, name);
      const given = { waveId, personId, submission: randomUUID(), answers };
      must("accepted", await submitResponse(trx, given, now));
    }
    await bringUp(trx, waveId, now);
    await haveTrained(trx, now);
    return { waveId, period };
  });
}

/** The answers of the closed waves as a file for the import of history. */
function historyFile(past: readonly string[]): string {
  const rows = past.flatMap((period, wave) =>
    specialists.flatMap((name) =>
      Object.entries(demoAnswers(name, wave) ?? {}).map(([item, answer]) =>
        [emailOf(name), period, item, answer].join(","),
      ),
    ),
  );
  return ["person,period,item,value", ...rows, ""].join("\n");
}

/** So that nobody who watches has to wait for the second working day. */
async function sendDigestsAtOnce(trx: Db) {
  const supervisors = await trx
    .selectFrom("personRole")
    .where("role", "=", "supervisor")
    .select("personId")
    .execute();
  await trx
    .insertInto("digestPreference")
    .values(
      supervisors.map(({ personId }) => {
        return { personId, timing: "at-once" as const, weekday: null, hour: 8 };
      }),
    )
    .execute();
}

/** Everybody but one of those whom a reader signs in as, so that it is met there and only there. */
async function haveReadNotice(trx: Db, now: Date) {
  const people = await trx.selectFrom("person").select(["id", "name"]).execute();
  for (const { id, name } of people) {
    if (name === readsNoticeFirst) continue;
    const seen = { personId: id, version: currentNotice };
    await noteNoticeSeen(trx, seen, now.toISOString().slice(0, 10));
  }
}

async function idOf(trx: Db, name: string) {
  const person = await personByEmail(trx, emailOf(name));
  if (!person) throw new Error(`${name} is not among the people.`);
  return person.id;
}

/** What is made here fits the product, or one of the two has a fault. */
function must<R extends { outcome: string }, O extends R["outcome"]>(
  outcome: O,
  result: R,
): Extract<R, { outcome: O }> {
  if (result.outcome !== outcome) throw new Error(`Nordlys IPS: ${JSON.stringify(result)}`);
  return result as Extract<R, { outcome: O }>; // just compared
}
