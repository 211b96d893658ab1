import { describe, expect, test } from "vitest";
import { factors } from "#surveys/factors.ts";
import {
  latestShipped,
  shippedFiles,
  shippedModule,
  shippedModules,
} from "#training/catalog.server.ts";
import { ModuleFault } from "#training/faults.ts";
import { type ModuleFiles, checkedModule } from "#training/folder.ts";
import { writtenModule } from "#tests/support/written-module.ts";

const ids = factors.map(({ id }) => id);
const { texts, quiz, minutes, audience } = writtenModule;

const front = (language: "en" | "nb", facts: Record<string, string> = {}) =>
  Object.entries({
    title: texts[language].title,
    minutes: String(minutes),
    audience,
    factors: "[workload]",
    sources: '["The handbook of Nordlys, 2026"]',
    task: JSON.stringify(texts[language].task),
    ...facts,
  })
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
const file = (language: "en" | "nb", facts?: Record<string, string>) =>
  `---\n${front(language, facts)}\n---\n\n${texts[language].body}\n`;
const files: ModuleFiles = { en: file("en"), nb: file("nb"), quiz: JSON.stringify(quiz) };

/** What is said of a folder of these files. */
function saidOf(changed: Partial<ModuleFiles>): readonly string[] {
  try {
    checkedModule("m99/v3", { ...files, ...changed }, ids);
    return [];
  } catch (error) {
    if (error instanceof ModuleFault) return error.faults;
    throw error;
  }
}

describe("a folder of a module", () => {
  test("is read whole", () => {
    const { id, version, definition } = checkedModule("m99/v3", files, ids);
    expect([id, version]).toEqual(["m99", 3]);
    expect({ ...definition, texts: null }).toEqual({ ...writtenModule, texts: null });
    expect(definition.texts.nb.body.trim()).toBe(texts.nb.body);
  });

  test("is the same with the line endings of another system", () => {
    const windows = {
      en: files.en.replaceAll("\n", "\r\n"),
      nb: files.nb.replaceAll("\n", "\r\n"),
    };
    expect(checkedModule("m99/v3", { ...files, ...windows }, ids)).toEqual(
      checkedModule("m99/v3", files, ids),
    );
  });

  test.each<[string, Partial<ModuleFiles>, RegExp]>([
    [
      "no front matter",
      { nb: texts.nb.body },
      /^training\/m99\/v3\/nb.md: it does not begin with front matter/,
    ],
    [
      "front matter that is no YAML",
      { en: file("en", { title: '"open' }) },
      /^training\/m99\/v3\/en.md: /,
    ],
    ["no title", { en: file("en", { title: "" }) }, /en.md: title: a title is missing; write it$/],
    [
      "another property",
      { en: file("en", { author: "Kari" }) },
      /"author" may not stand here; remove it \(only the properties in training\/README.md/,
    ],
    ["minutes in words", { en: file("en", { minutes: "seven" }) }, /en.md: minutes: /],
    [
      "another audience",
      { en: file("en", { audience: "client" }) },
      /audience: write one of specialist, /,
    ],
    [
      "one source that is no list",
      { en: file("en", { sources: "x" }) },
      /sources: write the sources as a list/,
    ],
    [
      "no task",
      { nb: file("nb", { task: "" }) },
      /nb.md: task: the task for the week is missing; write it$/,
    ],
    [
      "other minutes in bokmål",
      { nb: file("nb", { minutes: "8" }) },
      /minutes: en.md and nb.md do not say the same; make them agree$/,
    ],
    [
      "other factors in bokmål",
      { nb: file("nb", { factors: "all" }) },
      /factors: en.md and nb.md do not say the same/,
    ],
    ["questions that are no JSON", { quiz: "{" }, /^training\/m99\/v3\/quiz.json: /],
    ["questions of another shape", { quiz: "{}" }, /^training\/m99\/v3: quiz.passMark: /],
    [
      "a text without its job aid",
      { nb: files.nb.replace(/\n---\n\n# .*$/s, "") },
      /^training\/m99\/v3: The job aid in bokmål: It is missing; write it\.$/,
    ],
  ])("with %s is refused: file, place and remedy are said", (_name, changed, fault) => {
    expect(saidOf(changed).join("\n")).toMatch(fault);
  });
});

describe("the modules that ship", () => {
  test("are read, each version of each, the newest last", () => {
    expect(shippedModules().length).toBeGreaterThan(0);
    for (const { id, version } of shippedModules()) {
      expect(shippedModule(id, version)?.id).toBe(id);
      expect(latestShipped(id)?.version).toBeGreaterThanOrEqual(version);
    }
    expect(shippedModule("m01", 999)).toBeUndefined();
    expect(latestShipped("own-m01")).toBeUndefined();
    expect(latestShipped("m0")).toBeUndefined();
  });

  test.each(
    shippedModules().map((module) => ({ folder: `${module.id}/v${module.version}`, module })),
  )("$folder is fit to be published", ({ folder, module }) => {
    expect(checkedModule(folder, shippedFiles(folder), ids)).toEqual(module);
  });
});
