import { membersOn } from "#app/domain/people.ts";
import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { runCommandLine } from "#tests/support/command-line.ts";
import { everything } from "#tests/support/everything.ts";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";

const header = "email,name,roles,unit,team,supervisor,language,time_zone,start,end\n";
const kari = "kari@nordlys.example,Kari Lie,supervisor,,,,,,,\n";
const solveig =
  "solveig@nordlys.example,Solveig Dahl,specialist,Coast,North,kari@nordlys.example,nb,,2026-01-01,\n";

/** A folder with a database and a file of people, both gone when the test ends. */
function workplace(file: string) {
  const folder = mkdtempSync(join(tmpdir(), "tilsig-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "people.csv");
  const databaseUrl = `sqlite:${join(folder, "data", "tilsig.db")}`;
  writeFileSync(path, file);
  return {
    path,
    databaseUrl,
    folder,
    run: (...words: string[]) => runCommandLine(words, { DATABASE_URL: databaseUrl }),
  };
}

async function opened<T>(url: string, read: (db: ReturnType<typeof connect>) => Promise<T>) {
  const db = connect(url);
  await migrateToLatest(db);
  return read(db).finally(() => db.destroy());
}

describe("tilsig people import", () => {
  test("shows what it would do, does it, and has nothing to do the second time", async () => {
    const { path, databaseUrl, run } = workplace(header + kari + solveig);
    const shown = [
      "1 new unit:",
      "  Coast",
      "1 new team:",
      "  Coast / North",
      "2 new people:",
      "  Kari Lie <kari@nordlys.example>, supervisor",
      "  Solveig Dahl <solveig@nordlys.example>, specialist",
      "1 membership begun:",
      "  Solveig Dahl <solveig@nordlys.example> in Coast / North from 2026-01-01",
      "1 supervision begun:",
      "  Kari Lie <kari@nordlys.example> for Solveig Dahl <solveig@nordlys.example> from 2026-01-01",
    ].join("\n");

    const { out, ...ended } = await run("people", "import", path, "--dry-run");
    expect(ended).toEqual({ code: 0, err: "" });
    expect(out.startsWith(`${shown}\nReporting groups if the next wave, `)).toBe(true);
    expect(out).toContain("\n  in no group: Coast / North, 1 person (fewer than 5 in the unit)\n");
    expect(out.endsWith("\nNothing was changed: --dry-run.\n")).toBe(true);
    expect(await opened(databaseUrl, (db) => membersOn(db, "2027-03-01"))).toEqual([]);

    const summary =
      "Done: 1 new unit, 1 new team, 2 new people, 1 membership begun, 1 supervision begun.";
    expect(await run("people", "import", path)).toEqual({
      code: 0,
      out: `${shown}\n${summary}\n`,
      err: "",
    });
    expect(await opened(databaseUrl, (db) => membersOn(db, "2027-03-01"))).toMatchObject([
      { name: "Solveig Dahl", team: "North" },
    ]);

    expect(await run("people", "import", path)).toEqual({
      code: 0,
      out: "Everything in the file is stored already.\nNothing was changed.\n",
      err: "",
    });
  });

  test("says what changes, ends and stays in plain words", async () => {
    const { path, run } = workplace(header + kari + solveig);
    await run("people", "import", path);
    writeFileSync(
      path,
      header +
        solveig
          .replace("Solveig Dahl", "Solveig Dahl Moe")
          .replace(",specialist,", ",specialist;trainer,")
          .replace("2026-01-01,", "2026-01-01,2027-03-01"),
    );
    const { out } = await run("people", "import", path, "--dry-run");
    const name = "Solveig Dahl Moe <solveig@nordlys.example>";
    const [changes = ""] = out.split("Reporting groups");
    expect(changes.split("\n")).toEqual([
      "1 person changed:",
      `  ${name} name: Solveig Dahl → Solveig Dahl Moe`,
      "1 person with changed roles:",
      `  ${name} gets trainer`,
      "1 membership ended:",
      `  ${name} in Coast / North ends 2027-03-01`,
      "1 supervision ended:",
      `  Kari Lie <kari@nordlys.example> for ${name} ends 2027-03-01`,
      "Stays as it is:",
      "  1 person who is not in the file is left alone.",
      "",
    ]);
  });

  test("refuses a faulty file with every fault, and changes nothing", async () => {
    const { path, databaseUrl, run } = workplace(
      header + kari + solveig.replace("2026-01-01", "2026-02-30") + solveig.replace("nb", "no"),
    );
    const before = await opened(databaseUrl, everything);
    expect(await run("people", "import", path)).toEqual({
      code: 2,
      out: "",
      err:
        `${path}, line 3, start: "2026-02-30" is a date that does not exist.\n` +
        `${path}, line 4, language: "no" is not a language of Tilsig: en or nb.\n` +
        "Nothing was changed. 2 faults to put right first.\n",
    });
    expect(await opened(databaseUrl, everything)).toEqual(before);
  });

  test("refuses what is no file before it touches a database", async () => {
    const { folder, run } = workplace("");
    const missing = join(folder, "persons.csv");
    expect(await run("people", "import", missing)).toEqual({
      code: 2,
      out: "",
      err: `${missing}: There is no such file.\n`,
    });
    expect(existsSync(join(folder, "data"))).toBe(false);
  });

  test("says which database cannot be opened, without its password", async () => {
    const { path } = workplace(header + kari);
    const { code, err } = await runCommandLine(["people", "import", path], {
      DATABASE_URL: "postgres://tilsig:top-secret@127.0.0.1:1/tilsig",
    });
    expect(code).toBe(2);
    expect(err).toContain("The database postgres://…@127.0.0.1:1/tilsig cannot be opened:");
    expect(err).toContain("Check DATABASE_URL");
    expect(err).not.toContain("top-secret");
  });
});
