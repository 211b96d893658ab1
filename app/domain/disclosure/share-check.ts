import type { Db } from "#db/transaction.ts";
import { publishedSurvey } from "#surveys/catalog.ts";
import { answersOfWave } from "./answers.ts";
import {
  type ObservedGroup,
  type ObservedItem,
  possiblePosteriorOf,
} from "./attacker/posterior.ts";
import { judge, passes } from "./attacker/verdict.ts";
import { valuesOn } from "./attacker/constraint.ts";
import { type Band, type Detail, type FigureItem, figuresOf, type Group } from "./figures.ts";
import { passThroughGate } from "./gate.ts";
import { figureItem, groupsOf, rosterOf, valuesOf } from "./publish.ts";
import { priorsBefore } from "./priors.ts";
import { readRelease, type ReleaseLine } from "./release.ts";
import { type SharedItems, sharedItemsAtClose, sharedItemsOf } from "./shared-answers.ts";
import { knownTo } from "./withheld-bands.ts";

/**
 * Whether sharing these items of a closed wave could give away what a colleague answered (D18): with
 * everything shared known to everybody, the new share too, and whatever any one further member may
 * have answered, everyone else in the published groups around the person must stay as uncertain as
 * D13 wants. Decided from who answered, what was published and what was shared, never from an answer
 * that nobody has shared: a refusal says nothing about one.
 */
export async function wouldExpose(
  trx: Db,
  { waveId, personId, items }: { waveId: string; personId: string; items: readonly string[] },
): Promise<boolean> {
  const release = await readRelease(trx, waveId);
  if (!release) return false;
  const { survey, surveyVersion, ...wave } = await trx
    .selectFrom("wave")
    .where("id", "=", waveId)
    .select(["id", "series", "period", "survey", "surveyVersion", "smallestGroup"])
    .executeTakeFirstOrThrow();
  const { scoring } = publishedSurvey(survey, surveyVersion);
  const groups = groupsOf(await rosterOf(trx, waveId));
  const answers = await answersOfWave(trx, waveId);
  const shared = await sharedItemsOf(trx, waveId);
  shared.set(personId, new Set([...(shared.get(personId) ?? []), ...items]));
  const atClose = await sharedItemsAtClose(trx, { ...wave, closedAt: release.releasedAt });
  const wanted = scoring.items.filter(({ id }) => items.includes(id)).map(figureItem);
  const priors = await priorsBefore(trx, wave, wanted);
  return wanted.some((item) => {
    const figures = release.lines.filter(
      ({ kind, subject }) => kind === "figure" && subject === item.id,
    );
    const prior = priors.get(item.id) ?? [];
    return atClose.some((then) => {
      const values = valuesOf(item, answers);
      const { groups: decided } = passThroughGate({
        item,
        groups,
        figures: figuresOf(answers, groups, [item], wave.smallestGroup),
        values,
        shared: valuesShared(item, then, values),
        prior,
      });
      const seen = seenAround(personId, item, groups, { figures, decided });
      return (
        seen !== null && exposes(seen, valuesShared(item, shared, within(seen, values)), prior)
      );
    });
  });
}

/** What an attacker sees who knows the gate: what it told, and what it would not have told. */
interface Told {
  figures: readonly ReleaseLine[];
  decided: readonly ObservedGroup[];
}

/** The outermost group around a person of which something was said, with all inside it; null for none. */
function seenAround(
  personId: string,
  item: FigureItem,
  groups: readonly Group[],
  { figures, decided }: Told,
): ObservedItem | null {
  const observed = decided.map(({ figure: _, ...group }): ObservedGroup => {
    const line = figures.find(({ groupId }) => groupId === group.id);
    // Written by publishWave, of these types.
    const detail = JSON.parse(line?.detail ?? "null") as Detail | null;
    return line
      ? { ...group, figure: { band: line.state as Band, detail }, among: undefined }
      : { ...group, figure: null };
  });
  const outermost = groups
    .filter(({ members }) => members.includes(personId))
    .filter((group) =>
      observed.some(({ id, figure, among }) => id === group.id && (figure || among)),
    )
    .sort((a, b) => b.members.length - a.members.length)[0];
  if (!outermost) return null;
  const inside = new Set(insideOf(outermost, groups).map(({ id }) => id));
  return {
    scale: item.scale,
    reversed: item.reversed,
    groups: observed
      .filter(({ id }) => inside.has(id))
      .map((group) => (group.id === outermost.id ? { ...group, parent: null } : group)),
  };
}

function insideOf(group: Group, groups: readonly Group[]): Group[] {
  const inner = groups.filter(({ parent }) => parent === group.id);
  return [group, ...inner.flatMap((one) => insideOf(one, groups))];
}

/** The shared values of one item; a code is in no figure and gives nothing away. */
function valuesShared(
  { id }: FigureItem,
  shared: SharedItems,
  values: ReadonlyMap<string, number>,
): Map<string, number> {
  return new Map([...values].filter(([person]) => shared.get(person)?.has(id)));
}

/** The values of those in the groups that are seen. */
function within({ groups }: ObservedItem, values: ReadonlyMap<string, number>) {
  const respondents = new Set(groups.flatMap((group) => group.respondents));
  return new Map([...values].filter(([person]) => respondents.has(person)));
}

function exposes(
  seen: ObservedItem,
  shared: ReadonlyMap<string, number>,
  prior: readonly number[] | undefined,
): boolean {
  if (shared.size === 0) return false;
  // Answers deleted since the close no longer add up to what was published: better to refuse.
  if (!possiblePosteriorOf(seen, shared, prior)) return true;
  // Whoever reads a unit's or the organisation's figure may be in it, and a mate besides.
  const insiders = seen.groups.length > 1 ? 2 : 1;
  for (const known of knownTo(seen, shared, insiders)) {
    const posteriors = possiblePosteriorOf(seen, known, prior);
    if (posteriors && !passes(judge(posteriors), valuesOn(seen))) return true;
  }
  return false;
}
