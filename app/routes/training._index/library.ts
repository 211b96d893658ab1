import type { Draft } from "#app/domain/training/drafts.ts";
import { type Language, messagesFor } from "#app/i18n/messages.ts";
import type { LibraryEntryProps } from "#app/ui/training-editor/library-entry.tsx";
import { factors } from "#surveys/factors.ts";
import { latestShipped } from "#training/catalog.server.ts";
import {
  audiences,
  type Audience,
  type ModuleDefinition,
  type PublishedModule,
} from "#training/definition.ts";

/** What somebody looks for in the library; the empty text is no wish. */
export interface Wanted {
  words: string;
  audience: string;
  factor: string;
}

/** What an address asks for; anything else than a known audience or factor is no wish. */
export function wantedIn(params: URLSearchParams): Wanted {
  const audience = params.get("audience") ?? "";
  const factor = params.get("factor") ?? "";
  return {
    words: (params.get("q") ?? "").slice(0, 100),
    audience: audiences.some((each) => each === audience) ? audience : "",
    factor: factors.some(({ id }) => id === factor) ? factor : "",
  };
}

/** Every module and every draft that fits, those that ship first. */
export function libraryOf(
  all: { modules: readonly PublishedModule[]; drafts: readonly Draft[] },
  wanted: Wanted,
  reader: Language,
): LibraryEntryProps[] {
  const drafts = new Map(all.drafts.map((draft) => [draft.module, draft]));
  const published = all.modules.map(({ id, version, definition }) => ({
    ...{ id, version, definition },
    draft: drafts.get(id),
  }));
  const ids = new Set(published.map(({ id }) => id));
  const unpublished = [...drafts.values()]
    .filter(({ module }) => !ids.has(module))
    .map((draft) => ({ id: draft.module, version: null, definition: draft.definition, draft }));
  return [...published, ...unpublished]
    .filter(({ definition }) => fits(definition, wanted))
    .map((entry) => shown(entry, reader));
}

function fits({ texts, audience, factors }: ModuleDefinition, wanted: Wanted): boolean {
  const words = wanted.words.trim().toLocaleLowerCase("nb").split(/\s+/);
  const titles = `${texts.en.title} ${texts.nb.title}`.toLocaleLowerCase("nb");
  const isFor = !wanted.audience || readersOf(audience).includes(wanted.audience);
  const answers = !wanted.factor || factors === "all" || factors.includes(wanted.factor);
  return isFor && answers && words.every((word) => titles.includes(word));
}

/** What is for both is also for each; what is for specialists is also for new ones. */
function readersOf(audience: Audience): string[] {
  if (audience === "both") return [...audiences];
  return audience === "specialist" ? ["specialist", "new-specialist"] : [audience];
}

function shown(
  entry: {
    id: string;
    version: number | null;
    definition: ModuleDefinition;
    draft: Draft | undefined;
  },
  reader: Language,
): LibraryEntryProps {
  const { id, version, definition, draft } = entry;
  const { texts, audience, minutes } = definition;
  return {
    ...{ id, version, audience, minutes },
    title: texts[reader].title || texts.en.title || texts.nb.title,
    factors: namesOf(definition.factors, reader),
    isShipped: latestShipped(id) !== undefined,
    hasDraft: draft !== undefined,
  };
}

function namesOf(named: ModuleDefinition["factors"], reader: Language): string[] {
  if (named === "all") return [messagesFor(reader).trainingEditor.facts.allFactors];
  return factors.flatMap(({ id, name }) => (named.includes(id) ? [name[reader]] : []));
}
