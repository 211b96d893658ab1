import type { Db } from "#db/transaction.ts";
import type { Bilingual } from "#surveys/bilingual.ts";
import { latestShipped, shippedModule, shippedModules } from "#training/catalog.server.ts";
import { moduleDefinition, published, type PublishedModule } from "#training/definition.ts";

/** The newest version of every module, those that ship first, the organisation's own by id. */
export async function latestModules(db: Db): Promise<PublishedModule[]> {
  const shipped = shippedModules().filter((module) => latestShipped(module.id) === module);
  const rows = await db
    .selectFrom("moduleVersion")
    .orderBy("module")
    .orderBy("version", "desc")
    .select(["module", "version", "definition"])
    .execute();
  const newest = rows.filter(({ module }, index) => rows[index - 1]?.module !== module);
  return [...shipped, ...newest.map(read)];
}

/** The newest version of a module; undefined where none was published. */
export async function latestModule(db: Db, id: string): Promise<PublishedModule | undefined> {
  const shipped = latestShipped(id);
  if (shipped) return shipped;
  const row = await db
    .selectFrom("moduleVersion")
    .where("module", "=", id)
    .orderBy("version", "desc")
    .limit(1)
    .select(["module", "version", "definition"])
    .executeTakeFirst();
  return row && read(row);
}

/** A version of a module, as attempts keep it; throws for one that was never published. */
export async function moduleVersion(
  db: Db,
  { module, version }: { module: string; version: number },
): Promise<PublishedModule> {
  const shipped = shippedModule(module, version);
  if (shipped) return shipped;
  const row = await db
    .selectFrom("moduleVersion")
    .where("module", "=", module)
    .where("version", "=", version)
    .select(["module", "version", "definition"])
    .executeTakeFirst();
  if (!row) throw new Error(`The module ${JSON.stringify(module)} has no version ${version}.`);
  return read(row);
}

/** What each module is called by now; one that ships no more goes by its id. */
export async function moduleTitles(db: Db): Promise<(id: string) => Bilingual> {
  const titles = new Map((await latestModules(db)).map(({ id, title }) => [id, title]));
  return (id) => titles.get(id) ?? { en: id, nb: id };
}

function read(row: { module: string; version: number; definition: string }): PublishedModule {
  return published(
    row.module,
    row.version,
    moduleDefinition.parse(JSON.parse(row.definition) as unknown),
  );
}
