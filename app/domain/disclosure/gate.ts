import type { ObservedGroup } from "./attacker/posterior.ts";
import type { Figure, FigureItem, Group } from "./figures.ts";
import {
  asSeen,
  decideBands,
  decideFromInside,
  type Decision,
  type Undecided,
} from "./withheld-bands.ts";
import { type Large, mayTellDistribution } from "./withheld-distribution.ts";

/** One item of a closing wave on its way to the release. */
export interface Candidate {
  item: FigureItem;
  /** Inner groups before the groups that hold them. */
  groups: readonly Group[];
  /** What D5, D7 and D8 allow of this item. */
  figures: readonly Figure[];
  /** Everybody's values by person. */
  values: ReadonlyMap<string, number>;
  /** Those of them that were shared: known to everyone. */
  shared: ReadonlyMap<string, number>;
  /** How likely each value was in earlier releases, lowest first. */
  prior: readonly number[];
}

/** What may be told of an item, and what an attacker who knows this gate sees. */
export interface Passed {
  figures: Figure[];
  groups: ObservedGroup[];
  /** Bands that were not told, and distributions that were not told beside their band. */
  withheld: { bands: number; distributions: number };
}

/** Decisions that were made already: the same question comes up in many cells. */
export type Memory = Map<string, unknown>;

/**
 * Runs the attacker of D13 on the figures of one item and takes out what it could use. Groups are
 * decided from the inside out, each from what is known already and not from its own answers, so that
 * a missing figure says nothing that was not tried too. What was let through stays. A group that holds
 * others is told only where they say it already, so that it adds nothing to what anybody knows.
 */
export function passThroughGate(candidate: Candidate, memory: Memory = new Map()): Passed {
  const { groups, figures } = candidate;
  const passed: Passed = {
    figures: [],
    groups: [],
    withheld: { bands: 0, distributions: 0 },
  };
  const figureOf = new Map(figures.map((figure) => [figure.group, figure]));
  for (const group of groups) {
    const figure = figureOf.get(group.id);
    const respondents = group.members.filter((person) => candidate.values.has(person));
    const self = { id: group.id, parent: group.parent, respondents };
    if (figure) decide(self, figure, group, candidate, passed, memory);
    else passed.groups.push({ ...self, figure: null });
  }
  return passed;
}

type Self = Pick<ObservedGroup, "id" | "parent" | "respondents">;

function decide(
  self: Self,
  figure: Figure,
  group: Group,
  candidate: Candidate,
  passed: Passed,
  memory: Memory,
): void {
  const inside = saidInside(self.id, passed.groups);
  const shared = sharedBy(self.respondents, candidate.shared);
  const undecided: Undecided = {
    observed: { ...candidate.item, groups: [{ ...self, figure: null }] },
    group: self.id,
    shared,
    prior: candidate.prior,
    insiders: group.readByMember ? 2 : 1,
  };
  const decision =
    inside.length > 0
      ? decideOuter(self, inside, candidate, memory)
      : once(memory, keyOf(undecided), () => decideBands(undecided));
  passed.groups.push(asSeen(self, figure.band, decision));
  if (decision.withheld.includes(figure.band)) {
    passed.withheld.bands += 1;
    return;
  }
  // Over groups that are told, a distribution says more than can be tried.
  const detail = inside.length > 0 ? null : detailOf(figure, undecided, memory);
  if (figure.detail && !detail) passed.withheld.distributions += 1;
  passed.figures.push({ ...figure, detail });
}

/**
 * A group that holds others of which something was said may be read by one of its own people, who
 * learns of the own cell what no reader of a cell does. So its parts must also stand a viewer inside.
 */
function decideOuter(
  self: Self,
  inside: readonly ObservedGroup[],
  { item, shared, prior }: Candidate,
  memory: Memory,
): Decision {
  const decision = decideFromInside(self, inside, item, sharedBy(self.respondents, shared));
  if (decision.withheld.length > 0) return decision;
  const standsViewer = inside.every((one) => {
    const undecided: Undecided = {
      observed: { ...item, groups: [{ ...one, parent: null, figure: null, among: undefined }] },
      group: one.id,
      shared: sharedBy(one.respondents, shared),
      prior,
      insiders: 2,
    };
    const { withheld } = once(memory, keyOf(undecided), () => decideBands(undecided));
    return withheld.length === 0;
  });
  return standsViewer ? decision : { withheld: ["drains", "mixed", "nourishes"] };
}

function detailOf({ band, detail }: Figure, undecided: Undecided, memory: Memory) {
  if (!detail) return null;
  const { observed, shared, prior, insiders } = undecided;
  const large: Large = {
    scale: observed.scale,
    reversed: observed.reversed,
    band,
    count: observed.groups[0]?.respondents.length ?? 0,
    shared: [...shared.values()].map((value) => value - observed.scale.min).sort(),
    prior,
    insiders,
  };
  const told = once(memory, JSON.stringify([large, detail]), () =>
    mayTellDistribution(large, detail),
  );
  return told ? detail : null;
}

/** The outermost groups inside this one of which something was said, if only by leaving it out. */
function saidInside(id: string, groups: readonly ObservedGroup[]): ObservedGroup[] {
  return groups
    .filter(({ parent }) => parent === id)
    .flatMap((one) => (one.figure || one.among ? [one] : saidInside(one.id, groups)));
}

function sharedBy(respondents: readonly string[], shared: ReadonlyMap<string, number>) {
  return new Map(
    respondents.flatMap((person) => {
      const value = shared.get(person);
      return value === undefined ? [] : [[person, value] as const];
    }),
  );
}

function once<T>(memory: Memory, key: string, decide: () => T): T {
  // Under one key stands only what one kind of decision gave.
  if (memory.has(key)) return memory.get(key) as T;
  const decision = decide();
  memory.set(key, decision);
  return decision;
}

/** The same for groups that are alike: sizes and shared values, with nobody named. */
function keyOf({ observed, shared, prior, insiders }: Undecided): string {
  const values = [...shared.values()].sort((a, b) => a - b);
  const count = observed.groups[0]?.respondents.length;
  return JSON.stringify([observed.scale, observed.reversed, prior, insiders, count, values]);
}
