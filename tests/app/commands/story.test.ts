import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { factors } from "#surveys/factors.ts";
import { runCommandLine } from "#tests/support/command-line.ts";
import { north, south } from "#tests/support/organisation.ts";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "tilsig-commands-"));
const env = { DATABASE_URL: `sqlite:${join(folder, "tilsig.db")}` };
const tilsig = (...words: string[]) => runCommandLine(words, env);

function write(name: string, rows: string[]) {
  const path = join(folder, name);
  writeFileSync(path, `${rows.join("\n")}\n`);
  return path;
}

function specialist(name: string, unit: string, team: string) {
  return `${name}@nordlys.example,${name},specialist,${unit},${team},kari@nordlys.example,en,,2026-01-01,`;
}

const people = [
  "email,name,roles,unit,team,supervisor,language,time_zone,start,end",
  "kari@nordlys.example,Kari,supervisor,,,,en,,,",
  ...north.map((name) => specialist(name, "Coast", "North")),
  ...south.map((name) => specialist(name, "Inland", "South")),
];

const answers = [
  "person,period,item,value",
  ...north.flatMap((name) =>
    factors.map(({ id }) => `${name}@nordlys.example,2026-03,${id},${id === "workload" ? -1 : 1}`),
  ),
];

afterAll(() => rmSync(folder, { recursive: true }));

/** One installation, from its first people to its first open wave, on the real command line. */
describe("the command line", () => {
  beforeAll(async () => {
    const imported = await tilsig("people", "import", write("people.csv", people));
    expect(imported).toMatchObject({ code: 0, err: "" });
    const history = write("answers.csv", answers);
    expect(await tilsig("history", "import", history, "--series", "monthly-pulse")).toEqual({
      code: 0,
      out: "Done: 1 wave with 8 responses, closed and released.\n",
      err: "",
    });
  });

  test("prints exactly what was published, a JSON object a line", async () => {
    const { out, code } = await tilsig("releases", "--series", "monthly-pulse");
    expect(code).toBe(0);
    const lines = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toContainEqual({
      series: "monthly-pulse",
      period: "2026-03",
      group: "Coast/North",
      kind: "figure",
      item: "workload",
      band: "drains",
      people: north.length,
    });
    expect(new Set(lines.map(({ group }) => group))).toEqual(
      new Set(["Coast/North", "Coast", "organisation"]),
    );
    expect(out, "who was asked would tell of a break").not.toContain("@");
    const one = await tilsig("releases", "--series", "monthly-pulse", "--period", "2026-03");
    expect(one.out).toBe(out);
  });

  test("writes a digest as the mail it is, and sends nothing", async () => {
    const out = join(folder, "preview");
    const words = ["--supervisor", "kari@nordlys.example", "--period", "2026-03", "--out", out];
    expect(await tilsig("digest", "preview", ...words)).toMatchObject({ code: 0, err: "" });
    expect(readdirSync(out).sort()).toEqual(["digest.eml", "digest.html", "digest.txt"]);
    const mail = await PostalMime.parse(readFileSync(join(out, "digest.eml")));
    expect(mail.subject).toBe("Tilsig: the March 2026 digest is ready");
    expect(mail.text?.trim()).toBe(readFileSync(join(out, "digest.txt"), "utf8").trim());
  });

  test("opens and closes a wave once", async () => {
    const period = new Date().toISOString().slice(0, 7);
    const opened = await tilsig("wave", "open", "monthly-pulse", period);
    expect(opened).toMatchObject({
      code: 0,
      out: expect.stringContaining("Everyone on its roster is invited"),
    });
    expect(await tilsig("wave", "open", "monthly-pulse", period)).toMatchObject({
      code: 2,
      err: `monthly-pulse ${period} exists already.\n`,
    });
    expect(await tilsig("wave", "open", "working-alliance", period)).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringMatching(
        /^monthly-pulse opened on .*, and nobody gets two surveys within a week\. working-alliance .* can be opened from/,
      ),
    });
    expect(await tilsig("releases", "--series", "monthly-pulse", "--period", period)).toMatchObject(
      {
        code: 2,
        out: "",
        err: expect.stringContaining("nothing is published before it closes"),
      },
    );
    expect(await tilsig("wave", "close", "monthly-pulse", period)).toMatchObject({ code: 0 });
    expect(await tilsig("wave", "close", "monthly-pulse", period)).toMatchObject({ code: 2 });
  });
});

describe("the command line, given nonsense,", () => {
  test.each([
    [["wave", "open", "mood", "2027-03"], /There is no series "mood"/],
    [["wave", "open", "monthly-pulse", "March"], /"March" is not a period/],
    [["wave", "close", "monthly-pulse", "2031-01"], /There is no wave/],
    [["wave", "open"], /missing required argument/],
    [["releases"], /required option '--series/],
    [["releases", "--series", "mood"], /There is no series "mood"/],
    [["history", "import", "no-such.csv", "--series", "monthly-pulse"], /There is no such file/],
    [
      ["digest", "preview", "--supervisor", "x@y.no", "--period", "2026-03", "--out", "x"],
      /Nobody has the address "x@y.no"/,
    ],
    [["worker"], /TILSIG_SECRET is not set/],
    [["wawe"], /unknown command 'wawe'/],
  ])("%j says what is wrong and exits with 2", async (words, message) => {
    const { code, out, err } = await tilsig(...words);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(message);
  });

  test.each(["people import", "history import", "wave open", "wave close", "digest preview"])(
    "%s --help shows an example",
    async (command) => {
      const { code, out } = await tilsig(...command.split(" "), "--help");
      expect(code).toBe(0);
      expect(out).toMatch(/example/i);
    },
  );
});
