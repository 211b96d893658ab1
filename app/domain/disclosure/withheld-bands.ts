import type { ObservedGroup, ObservedItem } from "./attacker/posterior.ts";
import { possiblePosteriorOf } from "./attacker/posterior.ts";
import { judge, passes } from "./attacker/verdict.ts";
import { forestOf, type Node } from "./attacker/forest.ts";
import { bandProbabilities } from "./attacker/band-probabilities.ts";
import { type Measured, sumFits, valuesOn } from "./attacker/constraint.ts";
import { type Band, bandOf } from "./figures.ts";

/** What is decided about a group before its band is looked at. */
export interface Decision {
  /** Bands that are not told; whoever sees none knows that it was one of these. */
  withheld: readonly Band[];
}

/** A group whose band is to be decided, and of whose parts nothing is said. */
export interface Undecided {
  /** That group alone, without a figure. */
  observed: ObservedItem;
  group: string;
  /** Shared answers: known to everybody. */
  shared: ReadonlyMap<string, number>;
  prior: readonly number[];
  /** Further people whose answers the attacker knows: a mate, and the viewer where he or she may be inside. */
  insiders: 1 | 2;
}

const BANDS: readonly Band[] = ["drains", "mixed", "nourishes"];

/**
 * Which bands of a group must not be told (D13). Decided from what everybody knows – who answered and
 * what was shared – and never from the band that it is: a band is told if it gives nothing away
 * whatever the insiders had answered, and if seeing none, which then stands for all the other bands,
 * gives nothing away either. Of several ways, the one that tells most.
 */
export function decideBands(undecided: Undecided): Decision {
  const likely = bandProbabilities(undecided.observed, undecided.group, undecided);
  const possible = BANDS.filter((band) => likely[band] > 0);
  // The shared answers say it already.
  if (possible.length <= 1) return { withheld: [] };
  const failing = possible.filter((band) => !tells(undecided, [band]));
  if (failing.length === 0) return { withheld: [] };
  const ways = subsetsOf(possible)
    .filter((withheld) => withheld.length > 1 && failing.every((band) => withheld.includes(band)))
    .sort((a, b) => chance(a, likely) - chance(b, likely));
  const first = ways.find(
    (withheld) => withheld.length < possible.length && tells(undecided, withheld),
  );
  return { withheld: first ?? BANDS };
}

/**
 * The same for a group with others inside it of which something was said. It is told only where no
 * other band is possible any more: then it is no news to anybody, whatever else he or she knows.
 */
export function decideFromInside(
  group: Pick<ObservedGroup, "id" | "respondents">,
  inside: readonly ObservedGroup[],
  item: Measured,
  shared: ReadonlyMap<string, number>,
): Decision {
  const apart = new Set(inside.flatMap(({ respondents }) => respondents));
  const rest = group.respondents.filter((person) => !apart.has(person));
  const anyhow = { id: group.id, parent: null, respondents: rest, figure: null };
  let [least, most] = [0, 0];
  for (const one of [...inside, anyhow]) {
    const [low, high] = reachOf(one, item, shared);
    least += low;
    most += high;
  }
  const count = group.respondents.length;
  return bandOf(least, count, item) === bandOf(most, count, item)
    ? { withheld: [] }
    : { withheld: BANDS };
}

/** Least and greatest sum that fits what was said of a group and what was shared in it. */
function reachOf(
  group: ObservedGroup,
  item: Measured,
  shared: ReadonlyMap<string, number>,
): [number, number] {
  const { min, max } = item.scale;
  const values = group.respondents.flatMap((person) => shared.get(person) ?? []);
  const known = values.reduce((sum, value) => sum + value, 0);
  const unknown = group.respondents.length - values.length;
  const fits = (sum: number) => sumFits(item, group, sum - min * group.respondents.length);
  let [least, most] = [known + min * unknown, known + max * unknown];
  while (least < most && !fits(least)) least += 1;
  while (most > least && !fits(most)) most -= 1;
  return [least, most];
}

/** Whether nothing is given away by knowing that the group's band is one of `among`. */
function tells(undecided: Undecided, among: readonly Band[]): boolean {
  const { observed, group, shared, prior, insiders } = undecided;
  const seen: ObservedItem = {
    ...observed,
    groups: observed.groups.map((one) => (one.id === group ? { ...one, among } : one)),
  };
  const values = valuesOn(observed);
  for (const known of knownTo(seen, shared, insiders)) {
    const posteriors = possiblePosteriorOf(seen, known, prior);
    // An answer that does not fit is not one that the insider can have given.
    if (posteriors && !passes(judge(posteriors), values)) return false;
  }
  return true;
}

/**
 * Every set of answers that an attacker may know: the shared ones, and those of `insiders` more
 * people, each with each value. People in the same place of the tree are alike, so as many of each
 * place stand for all. Whoever knows fewer has a mixture of what these work out, which is never worse.
 */
export function knownTo(
  observed: ObservedItem,
  shared: ReadonlyMap<string, number>,
  insiders: 1 | 2,
): ReadonlyMap<string, number>[] {
  const places = forestOf(observed, shared).flatMap(placesIn);
  const people = places.flatMap(({ unknown }) => unknown.slice(0, insiders));
  const others = places.reduce((sum, { unknown }) => sum + unknown.length, 0) - 1;
  const sets = choices(people, Math.max(0, Math.min(insiders, others)));
  const { min, max } = observed.scale;
  const values = Array.from({ length: max - min + 1 }, (_, step) => min + step);
  return sets.flatMap((set) =>
    set.reduce<ReadonlyMap<string, number>[]>(
      (all, person) =>
        all.flatMap((known) => values.map((value) => new Map(known).set(person, value))),
      [shared],
    ),
  );
}

function placesIn(node: Node): Node[] {
  return [node, ...node.children.flatMap(placesIn)];
}

/** All ways of taking so many of these. */
function choices<T>(of: readonly T[], many: number): T[][] {
  if (many === 0) return [[]];
  return of.flatMap((one, at) =>
    choices(of.slice(at + 1), many - 1).map((others) => [one, ...others]),
  );
}

function subsetsOf<T>(all: readonly T[]): T[][] {
  return all.reduce<T[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]]);
}

function chance(bands: readonly Band[], likely: Record<Band, number>): number {
  return bands.reduce((sum, band) => sum + likely[band], 0);
}

/** A group as an attacker sees it who knows when a band is withheld. */
export function asSeen(
  group: Pick<ObservedGroup, "id" | "parent" | "respondents">,
  band: Band,
  { withheld }: Decision,
): ObservedGroup {
  if (!withheld.includes(band)) return { ...group, figure: { band, detail: null } };
  // One that is never told says nothing when it is not told.
  return withheld.length === BANDS.length
    ? { ...group, figure: null }
    : { ...group, figure: null, among: withheld };
}
