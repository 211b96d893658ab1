import { randomUUID } from "node:crypto";
import { closeWave } from "#app/domain/closing.ts";
import { beginSession } from "#app/domain/session.ts";
import { submitResponse } from "#app/domain/responses.ts";
import { openWave } from "#app/domain/waves.ts";
import { workOnce } from "#app/jobs/worker.ts";
import type { Db } from "#db/transaction.ts";
import { factors } from "#surveys/factors.ts";
import type { Answers } from "#surveys/scoring.ts";
import { addSpecialist, nordlys, north, south } from "#tests/support/organisation.ts";
import { startWeb, type Visitor, type Web } from "#tests/support/server.ts";
import { type SmtpSink, startSmtpSink } from "#tests/support/smtp-sink.ts";
import { onTestFinished } from "vitest";

/** Team West, which with North makes a unit of two cells. */
export const west = ["lise", "magne", "nils", "oda", "petra", "roar", "siri"];
export const asked = [...north, ...west, ...south];

export const series = "monthly-pulse";
const periods = ["2027-01", "2027-02", "2027-03", "2027-04", "2027-05", "2027-06"];

/** What somebody answers in a month (0 is the first); null for nothing at all. */
export type Answering = (person: string, month: number) => Answers | null;

/** An organisation that lives through months on a clock of its own, seen from a real server. */
export interface Months {
  web: Web;
  mails: SmtpSink["mails"];
  /** Opens the month's wave on its 5th and lets everybody answer on the 7th; the clock stays there. */
  begin(month: number): Promise<string>;
  /** Closes it on the 13th, sends what is due until the 20th, and stays there. */
  end(month: number): Promise<void>;
  signedIn(person: string): Promise<Visitor>;
}

export async function months(db: Db, answering: Answering): Promise<Months> {
  await nordlys(db);
  await db.insertInto("team").values({ id: "west", unitId: "coast", name: "West" }).execute();
  for (const person of west) await addSpecialist(db, person, "west");

  const sink = await startSmtpSink();
  onTestFinished(() => sink.stop());
  let clock = new Date("2027-01-01T08:00:00Z");
  // The address stands in every mail and page; two servers to be compared share one.
  const web = await startWeb(db, {
    smtpUrl: sink.url,
    now: () => clock,
    origin: "https://tilsig.example",
    trustProxy: "loopback",
  });
  const at = (month: number, day: string) => new Date(`${periods[month]}-${day}T08:00:00Z`);

  return {
    web,
    mails: sink.mails,
    async begin(month) {
      clock = at(month, "05");
      const period = periods[month] ?? "";
      const opening = await openWave(db, { series, period }, clock);
      if (opening.outcome !== "opened") throw new Error(opening.outcome);
      await workOnce(web.context);
      clock = at(month, "07");
      for (const personId of asked) {
        const answers = answering(personId, month);
        if (!answers) continue;
        const given = { waveId: opening.waveId, personId, submission: randomUUID(), answers };
        const { outcome } = await submitResponse(db, given, clock);
        if (outcome !== "accepted") throw new Error(`${personId}: ${outcome}`);
      }
      await workOnce(web.context);
      return opening.waveId;
    },
    async end(month) {
      clock = at(month, "13");
      await closeWave(db, { series, period: periods[month] ?? "" }, clock);
      clock = at(month, "20");
      await workOnce(web.context);
    },
    async signedIn(personId) {
      // One at a time: everybody sees the own sessions.
      await db.deleteFrom("session").where("personId", "=", personId).execute();
      const { secret } = await beginSession(db, { personId, device: "Firefox, Linux" }, clock);
      const visitor = web.visitor({ "x-forwarded-proto": "https" });
      // As the server itself writes it: JSON in Base64.
      const value = Buffer.from(JSON.stringify(secret)).toString("base64");
      visitor.cookies.set("__Host-tilsig", encodeURIComponent(value));
      return visitor;
    },
  };
}

/** Everybody has habits of their own; in the last months, workload drains team North. */
export const usual: Answering = (person, month) => {
  const who = asked.indexOf(person);
  const value = (factor: number) => ((who * 7 + factor * 5 + month * 3) % 4) - 1;
  const drained = north.includes(person) && month >= 4;
  return Object.fromEntries([
    ...factors.map(({ id }, factor): [string, number] => [id, value(factor)]),
    ...(drained ? [["workload", -2] as const] : []),
  ]);
};
