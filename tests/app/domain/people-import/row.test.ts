import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faultsIn, header, kari, solveig, tor } from "./people-file.ts";

// A row is judged by itself, whatever is stored and wherever; one empty database is enough.
const db = connect("sqlite::memory:");
beforeAll(async () => {
  await migrateToLatest(db);
});
afterAll(() => db.destroy());

/** One cell of Solveig's row replaced. */
function solveigWith(column: string, value: string) {
  const cells = solveig.split(",");
  cells[header.split(",").indexOf(column)] = value;
  return cells.join(",");
}

describe("a row of a file of people", () => {
  test.each([
    ["email", "", '2 email: "" is not an e-mail address.'],
    ["email", "solveig", '2 email: "solveig" is not an e-mail address.'],
    ["email", "a@b@nordlys.example", '2 email: "a@b@nordlys.example" is not an e-mail address.'],
    ["email", `${"x".repeat(250)}@nordlys.example`, "2 email: Longer than 254 characters"],
    ["name", "", "2 name: Everyone needs a name."],
    ["name", "x".repeat(201), "2 name: Longer than 200 characters."],
    ["name", "Sol\u0007veig", '2 name: "Sol\uFFFDveig" holds a control character'],
    ["name", '"Sol\nveig"', "2 name: "],
    ["name", "Sol\u0000veig", "2 name: "],
    ["name", "Sol\u202Eveig", "2 name: "],
    ["roles", "", "2 roles: Name at least one role: specialist, supervisor, trainer"],
    ["roles", "specialist;boss", '2 roles: "boss" is not a role; the roles are specialist,'],
    ["team", "", '2 team: Name the team in "Coast", or leave the unit empty too.'],
    ["unit", "x".repeat(201), "2 unit: Longer than 200 characters."],
    ["supervisor", "kari", '2 supervisor: "kari" is not an e-mail address.'],
    ["supervisor", "per@nordlys.example", '2 supervisor: "per@nordlys.example" is neither in'],
    ["supervisor", "tor@nordlys.example", '2 supervisor: "tor@nordlys.example" does not have'],
    ["supervisor", "solveig@nordlys.example", "2 supervisor: No one can be their own supervisor."],
    ["language", "no", '2 language: "no" is not a language of Tilsig: en or nb.'],
    ["time_zone", "Oslo", '2 time_zone: "Oslo" is not a time zone; write it as Europe/Oslo.'],
    ["time_zone", "+01:00", '2 time_zone: "+01:00" is not a time zone'],
    ["start", "", '2 start: From which day in "North"? Write it as 2027-03-31.'],
    ["start", "01.02.2026", '2 start: "01.02.2026" is not written as 2027-03-31.'],
    ["start", "2026-02-29", '2 start: "2026-02-29" is a date that does not exist.'],
    ["start", "0026-01-01", '2 start: "0026-01-01" is not between 1950 and 2100.'],
    ["end", "2026-13-01", '2 end: "2026-13-01" is a date that does not exist.'],
    ["end", "2026-01-01", "2 end: The end, 2026-01-01, must come after the start, 2026-01-01"],
    ["end", "2025-01-01", "2 end: The end, 2025-01-01, must come after the start, 2026-01-01"],
  ])("says what is wrong with %s %j", async (column, value, fault) => {
    const faults = await faultsIn(db, solveigWith(column, value), kari, tor);
    const own = faults.filter((other) => other.startsWith("2 "));
    expect(own).toEqual([expect.stringContaining(fault)]);
  });
});
