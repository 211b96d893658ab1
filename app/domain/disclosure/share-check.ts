import type { Db } from "#db/transaction.ts";
import { publishedSurvey } from "#surveys/catalog.ts";
import { type AnswersOfWave, answersOfWave } from "./answers.ts";
import { type ObservedItem, possiblePosteriorOf } from "./attacker/posterior.ts";
import { judge, passes } from "./attacker/verdict.ts";
import { valuesOn } from "./attacker/constraint.ts";
import type { Band, Detail, FigureItem, Group } from "./figures.ts";
import { figureItem, groupsOf, rosterOf } from "./publish.ts";
import { priorsBefore } from "./priors.ts";
import { readRelease, type ReleaseLine } from "./release.ts";
import { sharedItemsOf } from "./shared-answers.ts";
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
    .select(["series", "period", "survey", "surveyVersion"])
    .executeTakeFirstOrThrow();
  const { scoring } = publishedSurvey(survey, surveyVersion);
  const groups = groupsOf(await rosterOf(trx, waveId));
  const answers = await answersOfWave(trx, waveId);
  const shared = await sharedItemsOf(trx, waveId);
  shared.set(personId, new Set([...(shared.get(personId) ?? []), ...items]));
  const wanted = scoring.items.filter(({ id }) => items.includes(id));
  const priors = await priorsBefore(trx, wave, wanted.map(figureItem));
  return wanted.some((item) => {
    const figures = release.lines.filter(
      ({ kind, subject }) => kind === "figure" && subject === item.id,
    );
    const seen = seenAround(personId, figureItem(item), groups, figures, answers);
    return (
      seen !== null && exposes(seen, knownOf(item.id, shared, seen, answers), priors.get(item.id))
    );
  });
}

/** The outermost published group around a person with all that is inside it; null for none. */
function seenAround(
  personId: string,
  item: FigureItem,
  groups: readonly Group[],
  figures: readonly ReleaseLine[],
  answers: AnswersOfWave,
): ObservedItem | null {
  const around = groups.filter(
    ({ id, members }) => members.includes(personId) && figures.some((line) => line.groupId === id),
  );
  const outermost = around.sort((a, b) => b.members.length - a.members.length)[0];
  if (!outermost) return null;
  const inside = insideOf(outermost, groups);
  return {
    scale: item.scale,
    reversed: item.reversed,
    groups: inside.map(({ id, parent, members }) => {
      const line = figures.find(({ groupId }) => groupId === id);
      return {
        id,
        parent: id === outermost.id ? null : parent,
        respondents: members.filter((person) => answers.get(person)?.[item.id] !== undefined),
        // Written by publishWave, of these types.
        figure: line
          ? {
              band: line.state as Band,
              detail: JSON.parse(line.detail ?? "null") as Detail | null,
            }
          : null,
      };
    }),
  };
}

function insideOf(group: Group, groups: readonly Group[]): Group[] {
  const inner = groups.filter(({ parent }) => parent === group.id);
  return [group, ...inner.flatMap((one) => insideOf(one, groups))];
}

/** The shared values of one item; a code is in no figure and gives nothing away. */
function knownOf(
  item: string,
  shared: ReadonlyMap<string, ReadonlySet<string>>,
  { groups }: ObservedItem,
  answers: AnswersOfWave,
): Map<string, number> {
  const respondents = new Set(groups.flatMap((group) => group.respondents));
  return new Map(
    [...shared].flatMap(([person, items]) => {
      const value = answers.get(person)?.[item];
      const counts = items.has(item) && respondents.has(person);
      return counts && value !== undefined ? [[person, value] as const] : [];
    }),
  );
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
