import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { PublishedModule } from "./definition.ts";
import { type ModuleFiles, readModule } from "./folder.ts";

/** The folder of the modules that ship; asked of the package, because a bundle lies elsewhere. */
const root = dirname(createRequire(import.meta.url).resolve("#training/README.md"));

/** Every version of every module that ships ("m01/v1"), newest last. */
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join(root, name)).map((version) => `${name}/${version}`))
  .sort((a, b) => a.localeCompare(b, "en", { numeric: true }));

/** Read when first asked for: most commands, and most pages, need none or one. */
const read = new Map<string, PublishedModule>();

/** Every version of every module that ships, newest last. That they are fit to be shipped is for tests to say. */
export function shippedModules(): readonly PublishedModule[] {
  return folders.map(moduleIn);
}

/** A shipped module's version, or undefined where there is none. */
export function shippedModule(id: string, version: number): PublishedModule | undefined {
  const folder = `${id}/v${version}`;
  return folders.includes(folder) ? moduleIn(folder) : undefined;
}

/** The newest version of a shipped module, or undefined where there is none of this id. */
export function latestShipped(id: string): PublishedModule | undefined {
  const folder = folders.findLast((one) => one.startsWith(`${id}/`));
  return folder === undefined ? undefined : moduleIn(folder);
}

function moduleIn(folder: string): PublishedModule {
  const module = read.get(folder) ?? readModule(folder, shippedFiles(folder));
  read.set(folder, module);
  return module;
}

/** The files of a folder that ships, as they are. */
export function shippedFiles(folder: string): ModuleFiles {
  const textOf = (file: string) => readFileSync(join(root, folder, file), "utf8");
  return { en: textOf("en.md"), nb: textOf("nb.md"), quiz: textOf("quiz.json") };
}
