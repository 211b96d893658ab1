import { type Db, inTransaction } from "#db/transaction.ts";
import { record } from "#app/domain/audit.ts";
import { factors } from "#surveys/factors.ts";
import { latestShipped } from "#training/catalog.server.ts";
import { faultsOf } from "#training/check.ts";
import { moduleDefinition, type ModuleDefinition } from "#training/definition.ts";
import type { Fault } from "#training/faults.ts";
import { ownIds } from "./draft-id.ts";
import { latestModule } from "./modules.ts";

/** A module as it is being written; it may lack anything. */
export interface Draft {
  module: string;
  definition: ModuleDefinition;
  /** Which saving this is; whoever saves says which one was read. Another draft never has the same. */
  stamp: string;
  /** The name of who saved it, as it is now; null once that account is gone. */
  editedBy: string | null;
  editedAt: string;
}

/** What stands in the place of the edition that was read: another one, or none any more. */
export type EditedMeanwhile = { outcome: "edited-meanwhile"; standing: Draft };
export type Gone = { outcome: "gone" };

/** Where no draft is to stand: for saving a text again whose draft is gone. */
export const noStamp = "none";

/** Every draft there is, by module. */
export async function allDrafts(db: Db): Promise<Draft[]> {
  return (await drafts(db).orderBy("moduleDraft.module").execute()).map(read);
}

/** The draft of a module; undefined where nobody is writing one. */
export async function draftOf(db: Db, module: string): Promise<Draft | undefined> {
  const row = await drafts(db).where("moduleDraft.module", "=", module).executeTakeFirst();
  return row && read(row);
}

/**
 * Begins a module of the organisation's own, under an id that no other module has or had, and gives
 * that id. A copy of any published module begins with that module's definition.
 */
export async function beginDraft(
  db: Db,
  { definition, actorId }: { definition: ModuleDefinition; actorId: string },
  now: Date,
): Promise<string> {
  const { en, nb } = definition.texts;
  for (const module of ownIds(en.title || nb.title)) {
    if (latestShipped(module) || (await latestModule(db, module))) continue;
    if (await insert(db, { module, definition, actorId }, now)) return module;
  }
  throw new Error("Ids end nowhere.");
}

/** Begins the next version of one of the organisation's own modules; a draft that stands is left as it is. */
export async function beginNextVersion(
  db: Db,
  { module, actorId }: { module: string; actorId: string },
  now: Date,
): Promise<{ outcome: "begun" } | { outcome: "not-own" }> {
  if (latestShipped(module)) return { outcome: "not-own" };
  const latest = await latestModule(db, module);
  if (!latest) return { outcome: "not-own" };
  await insert(db, { module, definition: latest.definition, actorId }, now);
  return { outcome: "begun" };
}

/**
 * Saves a draft, finished or not, on top of the edition that was `read`. Where another one stands by
 * now nothing is written, and the other one is given. To save again what stands is to have saved it.
 */
export async function saveDraft(
  db: Db,
  saving: { module: string; definition: ModuleDefinition; read: string; actorId: string },
  now: Date,
): Promise<{ outcome: "saved"; stamp: string } | EditedMeanwhile | Gone> {
  const { module, definition, actorId } = saving;
  if (saving.read === noStamp) {
    const isIn = await insert(db, { module, definition, actorId }, now);
    if (isIn) return { outcome: "saved", stamp: stampOf(1, now.toISOString()) };
    return overtakenBy(db, saving);
  }
  const { edition, editedAt } = editionIn(saving.read);
  const row = { edition: edition + 1, editedAt: now.toISOString() };
  const { numUpdatedRows } = await db
    .updateTable("moduleDraft")
    .set({ ...row, definition: JSON.stringify(definition), editedBy: actorId })
    .where("module", "=", module)
    .where("edition", "=", edition)
    .where("editedAt", "=", editedAt)
    .executeTakeFirstOrThrow();
  if (Number(numUpdatedRows) === 0) return overtakenBy(db, saving);
  return { outcome: "saved", stamp: stampOf(row.edition, row.editedAt) };
}

/**
 * Makes the draft that was `read` a version of its module, which is never changed afterwards; the
 * draft has then served its time. Where anything is wrong with it, or another edition stands,
 * nothing is written.
 */
export function publishDraft(
  db: Db,
  publishing: { module: string; read: string; actorId: string },
  now: Date,
): Promise<
  | { outcome: "published"; version: number }
  | { outcome: "faulty"; faults: Fault[] }
  | EditedMeanwhile
  | Gone
> {
  const { module, actorId } = publishing;
  return inTransaction(db, async (trx) => {
    const draft = await draftOf(trx, module);
    if (!draft || draft.stamp !== publishing.read) return overtaken(trx, module);
    const faults = faultsOf(
      draft.definition,
      factors.map(({ id }) => id),
    );
    if (faults.length > 0) return { outcome: "faulty", faults };
    // Of two who press at once, one takes the draft away.
    if (!(await remove(trx, { module, read: draft.stamp }))) return overtaken(trx, module);
    const version = ((await latestModule(trx, module))?.version ?? 0) + 1;
    await trx
      .insertInto("moduleVersion")
      .values({
        ...{ module, version, definition: JSON.stringify(draft.definition) },
        ...{ publishedBy: actorId, publishedAt: now.toISOString() },
      })
      .execute();
    const detail = `${module} v${version}`;
    await record(trx, { act: "module-published", actorId, detail }, now);
    return { outcome: "published", version };
  });
}

/** Throws away the draft that was `read`; what was published stays. */
export async function throwAwayDraft(
  db: Db,
  draft: { module: string; read: string },
): Promise<{ outcome: "thrown-away" } | EditedMeanwhile | Gone> {
  if (await remove(db, draft)) return { outcome: "thrown-away" };
  return overtaken(db, draft.module);
}

/** A second press of the button finds the text of the first. */
async function overtakenBy(
  db: Db,
  { module, definition }: { module: string; definition: ModuleDefinition },
): Promise<{ outcome: "saved"; stamp: string } | EditedMeanwhile | Gone> {
  const found = await overtaken(db, module);
  if (found.outcome === "gone") return found;
  const isSame = JSON.stringify(found.standing.definition) === JSON.stringify(definition);
  return isSame ? { outcome: "saved", stamp: found.standing.stamp } : found;
}

async function overtaken(db: Db, module: string): Promise<EditedMeanwhile | Gone> {
  const standing = await draftOf(db, module);
  return standing ? { outcome: "edited-meanwhile", standing } : { outcome: "gone" };
}

async function insert(
  db: Db,
  draft: { module: string; definition: ModuleDefinition; actorId: string },
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("moduleDraft")
    .values({
      ...{ module: draft.module, definition: JSON.stringify(draft.definition), edition: 1 },
      ...{ editedBy: draft.actorId, editedAt: now.toISOString() },
    })
    .onConflict((conflict) => conflict.column("module").doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows) > 0;
}

async function remove(db: Db, draft: { module: string; read: string }): Promise<boolean> {
  const { edition, editedAt } = editionIn(draft.read);
  const { numDeletedRows } = await db
    .deleteFrom("moduleDraft")
    .where("module", "=", draft.module)
    .where("edition", "=", edition)
    .where("editedAt", "=", editedAt)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows) > 0;
}

function drafts(db: Db) {
  return db
    .selectFrom("moduleDraft")
    .leftJoin("person", "person.id", "moduleDraft.editedBy")
    .select(["moduleDraft.module", "moduleDraft.definition", "moduleDraft.edition"])
    .select(["moduleDraft.editedAt", "person.name as editedBy"]);
}

function read(row: {
  module: string;
  definition: string;
  edition: number;
  editedBy: string | null;
  editedAt: string;
}): Draft {
  const { module, editedBy, editedAt } = row;
  const definition = moduleDefinition.parse(JSON.parse(row.definition) as unknown);
  return { module, definition, stamp: stampOf(row.edition, editedAt), editedBy, editedAt };
}

/** The time stands in it because a draft that is begun again counts from one again. */
function stampOf(edition: number, editedAt: string): string {
  return `${edition} ${editedAt}`;
}

/** What is no stamp names an edition that never stood. */
function editionIn(stamp: string): { edition: number; editedAt: string } {
  const [, edition = "0", editedAt = ""] = /^(\d{1,9}) (\S{1,40})$/.exec(stamp) ?? [];
  return { edition: Number(edition), editedAt };
}
