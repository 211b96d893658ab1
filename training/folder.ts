import { parse, YAMLParseError } from "yaml";
import { z } from "zod";
import { faultsIn } from "#surveys/faults.ts";
import { faultsOf } from "./check.ts";
import { audiences, moduleDefinition, published, type PublishedModule } from "./definition.ts";
import { ModuleFault, wordsFor } from "./faults.ts";

/** The texts of a module's three files. */
export type ModuleFiles = { readonly en: string; readonly nb: string; readonly quiz: string };

const frontMatter = z.strictObject({
  title: z.string({ error: "a title is missing; write it" }),
  minutes: z.int("write whole minutes"),
  audience: z.enum(audiences, { error: `write one of ${audiences.join(", ")}` }),
  factors: z.union([z.literal("all"), z.array(z.string())], {
    error: "write the ids of factors as a list, or all",
  }),
  sources: z.array(z.string(), { error: "write the sources as a list of texts" }),
  task: z.string({ error: "the task for the week is missing; write it" }),
});
type FrontMatter = z.infer<typeof frontMatter>;

/**
 * The module in `folder` ("m01/v1"), fit to be published; `factors` are the ids there are. Throws a
 * ModuleFault that names every fault with file, place and remedy.
 */
export function checkedModule(
  folder: string,
  files: ModuleFiles,
  factors: readonly string[],
): PublishedModule {
  const module = readModule(folder, files);
  refuse(
    faultsOf(module.definition, factors).map(
      ({ place, says }) => `training/${folder}: ${wordsFor(place).en}: ${says.en}`,
    ),
  );
  return module;
}

/** The module in `folder` ("m01/v1"), from the texts of its files. Throws a ModuleFault where they are no module. */
export function readModule(folder: string, files: ModuleFiles): PublishedModule {
  const at = `training/${folder}`;
  const texts = { en: divided(`${at}/en.md`, files.en), nb: divided(`${at}/nb.md`, files.nb) };
  refuse(disagreements(at, texts.en.facts, texts.nb.facts));
  const { minutes, audience, factors: named, sources } = texts.en.facts;
  const definition = moduleDefinition.safeParse({
    ...{ minutes, audience, factors: named, sources },
    texts: { en: textOf(texts.en), nb: textOf(texts.nb) },
    quiz: parsedJson(`${at}/quiz.json`, files.quiz),
  });
  if (!definition.success) throw new ModuleFault(faultsIn(at, definition.error));
  const [id = "", version = ""] = folder.split("/v");
  return published(id, Number(version), definition.data);
}

type Divided = { facts: FrontMatter; body: string };

/** Front matter and text of a file; the first stands between two lines of three dashes. */
function divided(file: string, text: string): Divided {
  const [, front, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(text.replaceAll("\r\n", "\n")) ?? [];
  if (front === undefined || body === undefined)
    throw new ModuleFault([
      `${file}: it does not begin with front matter between two lines of ---`,
    ]);
  const facts = frontMatter.safeParse(parsedYaml(file, front));
  if (!facts.success) throw new ModuleFault(faultsIn(file, facts.error));
  return { facts: facts.data, body };
}

function textOf({ facts: { title, task }, body }: Divided) {
  return { title, task, body };
}

/** What is true of the module, and not of a language, stands in both files; it must be the same. */
function disagreements(at: string, en: FrontMatter, nb: FrontMatter): string[] {
  return (["minutes", "audience", "factors", "sources"] as const)
    .filter((fact) => JSON.stringify(en[fact]) !== JSON.stringify(nb[fact]))
    .map((fact) => `${at}: ${fact}: en.md and nb.md do not say the same; make them agree`);
}

function parsedYaml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof YAMLParseError) throw new ModuleFault([`${file}: ${error.message}`]);
    throw error;
  }
}

function parsedJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new ModuleFault([`${file}: ${error.message}`]);
    throw error;
  }
}

function refuse(faults: readonly string[]): void {
  if (faults.length > 0) throw new ModuleFault(faults);
}
