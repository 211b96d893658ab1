import type { Db } from "#db/transaction.ts";
import type { Bilingual } from "#surveys/bilingual.ts";
import { factorById } from "#surveys/factors.ts";
import { latestShipped } from "#training/catalog.server.ts";
import type { Audience, PublishedModule } from "#training/definition.ts";
import { latestModules } from "./modules.ts";

/** What is said of a module where it is recommended. */
export interface Fitting {
  id: string;
  title: Bilingual;
  minutes: number;
}

/** The module that answers a factor best; null without one. */
export async function fittingModule(
  db: Db,
  answering: { factor: string; learner: Learner },
): Promise<Fitting | null> {
  const [module] = await fittingModules(db, answering);
  return module ? { id: module.id, title: module.title, minutes: module.definition.minutes } : null;
}

/** For whom a module is looked for. */
export type Learner = "supervisor" | "specialist";

/** The audiences whose modules are meant for a learner. */
export const audiencesOf: Record<Learner, readonly Audience[]> = {
  supervisor: ["supervisor", "both"],
  specialist: ["specialist", "new-specialist", "both"],
};

/**
 * The modules that answer a factor, the best fitting first: those the factor names, then the
 * organisation's own that name the factor. None for a specialist where the cause lies in the
 * organisation and the factor names none: that is not mended by sending somebody a lesson.
 */
export async function fittingModules(
  db: Db,
  { factor: id, learner }: { factor: string; learner: Learner },
): Promise<PublishedModule[]> {
  const { modules, type } = factorById(id);
  const named = modules[learner];
  if (named.length === 0 && learner === "specialist" && type === "S") return [];
  const all = await latestModules(db);
  const own = all.filter(
    ({ id: module, definition: { factors, audience } }) =>
      !latestShipped(module) &&
      factors !== "all" &&
      factors.includes(id) &&
      audiencesOf[learner].includes(audience),
  );
  return [...named.flatMap((module) => all.filter((one) => one.id === module)), ...own];
}
