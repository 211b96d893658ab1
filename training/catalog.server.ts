import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { factors } from "#surveys/factors.ts";
import type { PublishedModule } from "./definition.ts";
import { readModule } from "./folder.ts";

/** The folder of the modules that ship; asked of the package, because a bundle lies elsewhere. */
const root = dirname(createRequire(import.meta.url).resolve("#training/README.md"));

/** Every published version of every module that ships, checked when the program starts; newest last. */
export const shippedModules: readonly PublishedModule[] = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join(root, name)).map((version) => `${name}/${version}`))
  .sort((a, b) => a.localeCompare(b, "en", { numeric: true }))
  .map((folder) => {
    const textOf = (file: string) => readFileSync(join(root, folder, file), "utf8");
    const files = { en: textOf("en.md"), nb: textOf("nb.md"), quiz: textOf("quiz.json") };
    return readModule(
      folder,
      files,
      factors.map(({ id }) => id),
    );
  });

/** A shipped module's version, or undefined where there is none. */
export function shippedModule(id: string, version: number): PublishedModule | undefined {
  return shippedModules.find((module) => module.id === id && module.version === version);
}

/** The newest version of a shipped module, or undefined where there is none of this id. */
export function latestShipped(id: string): PublishedModule | undefined {
  return shippedModules.findLast((module) => module.id === id);
}
