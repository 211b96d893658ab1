import type { AppLoadContext } from "@remix-run/node";
import type { SignedIn } from "#app/session.server.ts";
import { type Draft, noStamp, publishDraft, saveDraft } from "#app/domain/training/drafts.ts";
import { latestModule } from "#app/domain/training/modules.ts";
import { formatMoment } from "#app/i18n/dates.ts";
import { changed, changeOf } from "#app/ui/training-editor/changes.ts";
import type { ModuleDefinition } from "#training/definition.ts";
import { definitionIn, fieldsOf } from "./definition-in.ts";
import { differencesOf } from "./differences.ts";
import { examined } from "./examined.ts";
import type { Posted } from "./posted.ts";

/**
 * What comes of a button of the editor: something to show with everything that was typed, or done
 * with the path to go on to. Nothing is ever stored by halves.
 */
export async function pressed(
  { module, posted, person }: { module: string; posted: Posted; person: SignedIn },
  { db, now }: AppLoadContext,
) {
  const { press, read } = posted;
  const change = changeOf(press);
  const fields = change ? changed(posted.fields, change) : posted.fields;
  const shown = { fields, stamp: read };
  const parsed = definitionIn(fields);
  if (parsed.outcome === "unstorable") return { ...parsed, ...shown, examined: null };
  const { definition } = parsed;
  const again = { ...shown, examined: examined(definition, person.language) };
  if (change || press === "preview") return { outcome: "changed" as const, ...again };

  const actorId = person.id;
  const saving = await saveDraft(db, { module, definition, read, actorId }, now());
  if (saving.outcome === "edited-meanwhile") {
    return { outcome: "edited-meanwhile" as const, ...again, ...other(saving.standing) };
  }
  if (saving.outcome === "gone") {
    if (press === "publish" && (await isPublished(definition))) return published();
    return { outcome: "gone" as const, ...again, over: noStamp };
  }
  if (press !== "publish") return { outcome: "done" as const, path: `${editor()}?saved` };
  const { stamp } = saving;
  const publishing = await publishDraft(db, { module, read: stamp, actorId }, now());
  if (publishing.outcome === "published") return published();
  if (publishing.outcome === "faulty") {
    return { outcome: "done" as const, path: `${editor()}?refused` };
  }
  // Somebody was faster by a moment: what was saved is the text all the same.
  return { outcome: "done" as const, path: editor() };

  function other(standing: Draft) {
    return {
      by: standing.editedBy,
      when: formatMoment(standing.editedAt, person),
      over: standing.stamp,
      differences: differencesOf(fieldsOf(standing.definition), fields, person.language),
    };
  }
  /** A second press of the button finds that the first has done it. */
  async function isPublished(text: ModuleDefinition) {
    const latest = await latestModule(db, module);
    return JSON.stringify(latest?.definition) === JSON.stringify(text);
  }
  function published() {
    return { outcome: "done" as const, path: `/training/modules/${module}?published` };
  }
  function editor() {
    return `/training/drafts/${module}`;
  }
}
