import { type ObservedGroup, type ObservedItem, valuesOn } from "./constraint.ts";

/** A group with the people who are in it and in none of its inner groups. */
export interface Node {
  id: string;
  /** Their known answers, in steps from the lowest value. */
  known: number[];
  /** Those whose answer is not known. */
  unknown: string[];
  children: Node[];
}

/** The observed groups as trees. Throws where groups overlap, or a known answer is off the scale. */
export function forestOf(observed: ObservedItem, known: ReadonlyMap<string, number>): Node[] {
  const ids = new Set(observed.groups.map(({ id }) => id));
  const isRoot = ({ parent }: ObservedGroup) => parent === null || !ids.has(parent);
  const roots = observed.groups.filter(isRoot);
  const seen = new Set<string>();
  for (const person of roots.flatMap(({ respondents }) => respondents)) {
    if (seen.has(person)) throw new Error("a person is in two groups, none inside the other");
    seen.add(person);
  }
  return roots.map((root) => nodeOf(root, observed, known));
}

function nodeOf(
  group: ObservedGroup,
  observed: ObservedItem,
  known: ReadonlyMap<string, number>,
): Node {
  const inner = observed.groups.filter(({ parent }) => parent === group.id);
  const inside = inner.flatMap(({ respondents }) => respondents);
  const own = new Set(group.respondents);
  for (const person of inside) {
    if (!own.delete(person)) throw new Error("an inner group is not inside, or overlaps another");
  }
  const isKnown = (person: string) => known.has(person);
  return {
    id: group.id,
    known: [...own].filter(isKnown).map((person) => stepOf(known.get(person)!, observed)),
    unknown: [...own].filter((person) => !isKnown(person)),
    children: inner.map((one) => nodeOf(one, observed, known)),
  };
}

function stepOf(value: number, observed: ObservedItem): number {
  const step = value - observed.scale.min;
  if (Number.isInteger(step) && step >= 0 && step < valuesOn(observed)) return step;
  throw new RangeError("a known answer is not on the scale");
}
