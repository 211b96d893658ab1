import {
  type ObservedGroup,
  type ObservedItem,
  possiblePosteriorOf,
  posteriorOf,
} from "#app/domain/disclosure/attacker/posterior.ts";
import {
  type Figure,
  type FigureItem,
  figuresOf,
  type Group,
} from "#app/domain/disclosure/figures.ts";
import { type Memory, passThroughGate } from "#app/domain/disclosure/gate.ts";
import { SMALLEST_GROUP } from "#app/domain/disclosure/policy.ts";
import type { Random } from "#tests/bench/warning/random.ts";
import { certainIn, type Findings, learn, learnGuess } from "./findings.ts";
import { FIGURE_ITEMS, type ReleasedWave } from "./released.ts";
import { shuffled } from "./world.ts";

type Values = ReadonlyMap<string, number>;

/**
 * Attacks the release of a wave, item by item: everybody who knows the rosters, who answered what,
 * all that was shared, and nobody's or any one mate's answer besides. Then guesses at one person of
 * each cell, once as it was and once with a mate's answer in the place of that person's own.
 */
export function attackRelease(
  wave: ReleasedWave,
  random: Random,
  findings: Findings,
  memory: Memory,
): void {
  for (const item of FIGURE_ITEMS) {
    const values = valuesOf(item, wave);
    const shared = sharedOf(item, wave.shares, values);
    const figures = wave.figures.filter((figure) => figure.item === item.id);
    const gate = throughGate(item, wave, values, memory);
    const observed = observe(item, wave.groups, figures, values, gate.groups);
    learnFrom(observed, values, shared, wave.priors.get(item.id), findings);
    guess(item, wave, values, random, findings, memory);
  }
  findings.readings.count += wave.readers.length;
  findings.readings.withResult += wave.readers.filter(({ reads }) => reads).length;
}

/** What was published of an item; groups of which nothing was, and that hold nothing, are left out. */
export function observe(
  { scale, reversed }: FigureItem,
  groups: readonly Group[],
  figures: readonly Figure[],
  values: Values,
  decided: readonly ObservedGroup[],
): ObservedItem {
  const seen = new Map(figures.map((figure) => [figure.group, figure]));
  const told = groups.filter(({ id, kind }) => kind === "cell" || seen.has(id));
  return {
    scale,
    reversed,
    groups: told.map(({ id, parent, members }) => ({
      id,
      parent: nearest(parent, groups, seen),
      respondents: members.filter((person) => values.has(person)),
      figure: seen.get(id) ?? null,
      // Whoever knows the gate knows which bands it would not have told.
      among: decided.find((group) => group.id === id)?.among,
    })),
  };
}

/** The next group outside of which something was published. */
function nearest(
  id: string | null,
  groups: readonly Group[],
  seen: ReadonlyMap<string, Figure>,
): string | null {
  if (id === null || seen.has(id)) return id;
  return nearest(groups.find((group) => group.id === id)?.parent ?? null, groups, seen);
}

function learnFrom(
  observed: ObservedItem,
  values: Values,
  shared: Values,
  prior: readonly number[] | undefined,
  findings: Findings,
): void {
  const length = observed.scale.max - observed.scale.min + 1;
  const nobody = posteriorOf(observed, shared, prior);
  findings.answers += nobody.size;
  findings.certain.nobody += certainIn(nobody).length;
  learn(findings, nobody, length);
  const certain = new Set(certainIn(nobody));
  for (const tree of treesOf(observed)) {
    for (const mate of unlikeMates(tree, values, shared)) {
      const known = new Map(shared).set(mate, values.get(mate)!);
      const found = posteriorOf(tree, inTree(known, tree), prior);
      learn(findings, found, length);
      for (const person of certainIn(found)) certain.add(person);
    }
  }
  findings.certain.oneMate += certain.size;
}

/** The outermost groups, each with all that is inside it: what is outside says nothing of it. */
function treesOf(observed: ObservedItem): ObservedItem[] {
  const ids = new Set(observed.groups.map(({ id }) => id));
  const roots = observed.groups.filter(({ parent }) => parent === null || !ids.has(parent));
  const inside = (id: string): ObservedItem["groups"] =>
    observed.groups
      .filter((group) => group.id === id || group.parent === id)
      .flatMap((group) => (group.id === id ? [group] : inside(group.id)));
  return roots.map(({ id }) => ({ ...observed, groups: inside(id) }));
}

function inTree(known: Values, { groups }: ObservedItem): Map<string, number> {
  const people = new Set(groups.flatMap(({ respondents }) => respondents));
  return new Map([...known].filter(([person]) => people.has(person)));
}

/**
 * Two mates of the same groups who gave the same answer teach the same; two of each are enough, so
 * that each of the two is also somebody that is attacked.
 */
function unlikeMates({ groups }: ObservedItem, values: Values, shared: Values): string[] {
  const kinds = new Map<string, string[]>();
  for (const person of new Set(groups.flatMap(({ respondents }) => respondents))) {
    if (shared.has(person)) continue;
    const around = groups.filter(({ respondents }) => respondents.includes(person));
    const kind = `${values.get(person)} ${around.map(({ id }) => id).join(" ")}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), person]);
  }
  return [...kinds.values()].flatMap((people) => people.slice(0, 2));
}

function guess(
  item: FigureItem,
  wave: ReleasedWave,
  values: Values,
  random: Random,
  findings: Findings,
  memory: Memory,
): void {
  const shared = sharedOf(item, wave.shares, values);
  const asItWas = publish(item, wave, values, memory);
  for (const cell of wave.groups.filter(({ kind }) => kind === "cell")) {
    const people = cell.members.filter((person) => values.has(person) && !shared.has(person));
    const [target, first, second, other] = shuffled(people, random);
    if (!target || !first || !second || !other) continue;
    const exchanged = new Map(values).set(target, values.get(random.chance(0.5) ? first : other)!);
    const without = publish(item, wave, exchanged, memory);
    const step = values.get(target)! - item.scale.min;
    for (const [mates, people] of [[], [first], [first, second]].entries()) {
      const known = new Map(shared);
      for (const mate of people) known.set(mate, values.get(mate)!);
      const guessed = (observed: ObservedItem) =>
        guessAt(target, observed, known, wave.priors.get(item.id));
      learnGuess(findings.guesses[mates]!, step, {
        as: guessed(asItWas),
        without: guessed(without),
      });
    }
  }
}

/** By the tree that the person is in alone: what is outside says nothing. */
function guessAt(
  target: string,
  observed: ObservedItem,
  known: Values,
  prior: readonly number[] | undefined,
): readonly number[] | undefined {
  const tree = treesOf(observed).find(({ groups }) =>
    groups.some(({ respondents }) => respondents.includes(target)),
  );
  // Null where a mate's exchanged answer does not fit what is known: then there is nothing to go by.
  return tree && possiblePosteriorOf(tree, inTree(known, tree), prior)?.get(target);
}

function publish(
  item: FigureItem,
  wave: ReleasedWave,
  values: Values,
  memory: Memory,
): ObservedItem {
  const { figures, groups } = throughGate(item, wave, values, memory);
  return observe(item, wave.groups, figures, values, groups);
}

/** What the product would publish of an item, by its own pure functions. */
function throughGate(
  item: FigureItem,
  { groups, sharedAtClose, priors }: ReleasedWave,
  values: Values,
  memory: Memory,
) {
  const answers = new Map([...values].map(([person, value]) => [person, { [item.id]: value }]));
  return passThroughGate(
    {
      item,
      groups,
      figures: figuresOf(answers, groups, [item], SMALLEST_GROUP),
      values,
      shared: sharedOf(item, sharedAtClose, values),
      prior: priors.get(item.id) ?? [],
    },
    memory,
  );
}

function valuesOf({ id }: FigureItem, { answers, groups }: ReleasedWave): Map<string, number> {
  const counted = new Set(groups.flatMap(({ members }) => members));
  return new Map(
    [...answers].flatMap(([person, own]) => {
      const value = own[id];
      return value === undefined || !counted.has(person) ? [] : [[person, value] as const];
    }),
  );
}

function sharedOf({ id }: FigureItem, shares: ReleasedWave["shares"], values: Values) {
  return new Map(
    shares.flatMap(({ person, item }) => {
      const value = values.get(person);
      return item === id && value !== undefined ? [[person, value] as const] : [];
    }),
  );
}
