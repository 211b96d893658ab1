import { importPeople } from "#app/domain/people-import/apply.ts";
import { planPeopleImport } from "#app/domain/people-import/plan.ts";
import type { Db } from "#db/transaction.ts";

export const header = "email,name,roles,unit,team,supervisor,language,time_zone,start,end";

export const astrid = "astrid@nordlys.example,Astrid Moe,administrator,,,,,,,";
export const kari = "kari@nordlys.example,Kari Lie,supervisor,,,,nb,Europe/Oslo,,";
export const tor = "tor@nordlys.example,Tor Berg,trainer,,,,en,,,";
export const solveig =
  "solveig@nordlys.example,Solveig Dahl,specialist,Coast,North,kari@nordlys.example,,,2026-01-01,";

export const now = new Date("2027-03-01T08:00:00Z");

/** A file with these rows; the first is on line 2. */
export function fileOf(...rows: string[]) {
  return [header, ...rows, ""].join("\n");
}

/** Imports a file that must be right. */
export async function bringIn(db: Db, ...rows: string[]) {
  const done = await importPeople(db, fileOf(...rows), { now });
  if (done.outcome === "faulty") throw new Error(JSON.stringify(done.faults, null, 2));
  return done.changes;
}

/** The changes that a right file would make. */
export async function planned(db: Db, ...rows: string[]) {
  const plan = await planPeopleImport(db, fileOf(...rows));
  if (plan.outcome === "faulty") throw new Error(JSON.stringify(plan.faults, null, 2));
  return plan.changes;
}

/** The faults of a file as `line column: message`. */
export async function faultsIn(db: Db, ...rows: string[]) {
  const plan = await planPeopleImport(db, fileOf(...rows));
  if (plan.outcome === "plan") return [];
  return plan.faults.map(({ line, column, message }) => `${line} ${column ?? "–"}: ${message}`);
}
