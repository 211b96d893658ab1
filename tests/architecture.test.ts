import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

/** What each part of the house may import of ours, the longest matching path first. */
const rules: [part: string, may: string[]][] = [
  ["app/routes/", ["app/", "surveys/", "training/"]],
  [
    "app/domain/",
    [
      "app/domain/",
      "app/jobs/outbox",
      "db/schema",
      "db/prepared",
      "db/transaction",
      "surveys/",
      "training/",
    ],
  ],
  [
    "app/jobs/",
    ["app/jobs/", "app/domain/", "app/i18n/", "app/context", "db/", "emails/", "surveys/"],
  ],
  ["app/commands/", ["app/", "db/", "emails/", "surveys/", "training/"]],
  ["app/ui/", ["app/ui/", "app/i18n/", "surveys/"]],
  ["app/i18n/", ["app/i18n/"]],
  ["app/", ["app/", "db/", "emails/mailer", "surveys/", "training/"]],
  ["emails/", ["emails/", "app/i18n/"]],
  ["db/", ["db/"]],
  ["surveys/", ["surveys/"]],
  // A module speaks both languages and names factors, as a survey does.
  ["training/", ["training/", "surveys/"]],
];

// An empty folder, which training is at first, does not come with a checkout.
const folders = ["app", "db", "surveys", "training", "emails"].filter((name) => existsSync(name));

const sources = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))
    .map((path) => ({ path, text: readFileSync(path, "utf8") })),
);

/** Paths of ours that a file imports, from the top of the house. */
function importsOf({ path, text }: { path: string; text: string }): string[] {
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(
    (m) => m[1] ?? "",
  );
  return specifiers.flatMap((specifier) => {
    if (specifier.startsWith("#")) return [specifier.slice(1)];
    return specifier.startsWith(".") ? [join(dirname(path), specifier)] : [];
  });
}

describe("the house", () => {
  test("each part imports only what it may", () => {
    const wrong = sources.flatMap((source) => {
      const [, may] = rules.find(([part]) => source.path.startsWith(part)) ?? ["", []];
      return importsOf(source)
        .filter((imported) => !may.some((allowed) => imported.startsWith(allowed)))
        .map((imported) => `${source.path} imports ${imported}`);
    });
    expect(wrong).toEqual([]);
  });

  test("the domain knows no clock, no environment, no network and no page", () => {
    const forbidden = /new Date\(\)|Date\.now\(|process\.|fetch\(|from "(react|express|@remix-run)/;
    const wrong = sources.filter(
      ({ path, text }) => path.startsWith("app/domain/") && forbidden.test(text),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test("the environment is read in one place", () => {
    const wrong = sources.filter(
      ({ path, text }) =>
        /process\.env(?!\.NODE_ENV = )/.test(withoutComments(text)) &&
        !path.endsWith("env.server.ts") &&
        // The first file of a process hands its environment to loadEnv, whole.
        !withoutComments(text).includes("loadEnv(process.env"),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test("one module reads answers of several people, one what was shared, and one a person's own", () => {
    const naming = sources.filter(
      ({ path, text }) =>
        !path.startsWith("db/") && /(From|Into|Join|Table)\(\s*"(response|answer)\b/.test(text),
    );
    expect(naming.map(({ path }) => path).sort()).toEqual([
      "app/domain/disclosure/answers.ts",
      "app/domain/disclosure/shared-answers.ts",
      "app/domain/responses.ts",
    ]);
  });

  test("raw SQL does not go round that", () => {
    const raw = sources.filter(
      ({ path, text }) =>
        !path.startsWith("db/") && /sql(<[^`]*>)?`[^`]*\b(response|answer)\b/.test(text),
    );
    expect(raw.map(({ path }) => path)).toEqual([]);
  });

  test("only the disclosure folder asks that module", () => {
    const asking = sources.filter((source) =>
      importsOf(source).some((imported) => imported.startsWith("app/domain/disclosure/answers")),
    );
    expect(asking.filter(({ path }) => !path.startsWith("app/domain/disclosure/"))).toEqual([]);
  });

  test("one module knows SurveyJS", () => {
    const knowing = sources.filter(({ text }) => /from "survey-(core|react-ui)/.test(text));
    expect(knowing.map(({ path }) => path)).toEqual(["app/ui/survey-form/survey-js-form.tsx"]);
  });

  test("no folder or file is called after nothing in particular", () => {
    const vague =
      /(^|\/)(lib|utils?|helpers?|services?|repositor(y|ies)|types|constants|hooks)(\/|\.tsx?$)/;
    expect(sources.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([]);
  });

  test("nothing goes up a folder, and nothing is a barrel", () => {
    expect(sources.filter(({ text }) => /from "\.\.\//.test(text)).map(({ path }) => path)).toEqual(
      [],
    );
    expect(sources.map(({ path }) => path).filter((path) => /\/index\.tsx?$/.test(path))).toEqual(
      [],
    );
  });
});

function withoutComments(text: string) {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
}
