import { type ObservedItem, valuesOn } from "./constraint.ts";
import { histogramsOf } from "./histograms.ts";
import type { Space } from "./space.ts";
import { sumsOf } from "./sums.ts";
import { forestOf, type Node } from "./forest.ts";

export type { ObservedFigure, ObservedGroup, ObservedItem } from "./constraint.ts";

/** Person → the probability of each value of the scale, lowest first. */
export type Posteriors = Map<string, number[]>;

/** Values by person, on the item's own scale. */
export type Known = ReadonlyMap<string, number>;

/**
 * For each person whose answer is not known: how likely each value is, given what was published of
 * an item and the answers that are known. Exact: people are taken to answer independently by
 * `prior` (a weight for each value, lowest first; all alike where not given), and every combination
 * that gives the figures counts. Items are judged one by one; that a person's answers to several
 * items go together is not modelled. Throws where nothing fits what was observed.
 */
export function posteriorOf(
  observed: ObservedItem,
  known: Known,
  prior?: readonly number[],
): Posteriors {
  const posteriors = possiblePosteriorOf(observed, known, prior);
  if (!posteriors) throw new Error("no answers give the figures that were observed");
  return posteriors;
}

/** The same, and null where nothing fits: the known answers are then not what they can have been. */
export function possiblePosteriorOf(
  observed: ObservedItem,
  known: Known,
  prior: readonly number[] = new Array<number>(valuesOn(observed)).fill(1),
): Posteriors | null {
  const posteriors: Posteriors = new Map();
  for (const root of forestOf(observed, known)) {
    const found = hasShares(root, observed)
      ? solve(root, histogramsOf(observed, root.id), prior, posteriors)
      : solve(root, sumsOf(observed), prior, posteriors);
    if (!found) return null;
  }
  return posteriors;
}

function hasShares(node: Node, observed: ObservedItem): boolean {
  const figure = observed.groups.find(({ id }) => id === node.id)?.figure;
  return !!figure?.detail?.shares.length || node.children.some((one) => hasShares(one, observed));
}

/** A node with all that can have been answered inside it: before and after its own figure. */
interface Gathered<W> {
  node: Node;
  children: Gathered<W>[];
  all: W;
  fitting: W;
}

/** Sums up from the leaves, then hands down what is known outside; false where nothing fits. */
function solve<W>(root: Node, space: Space<W>, prior: readonly number[], to: Posteriors): boolean {
  return handDown(gather(root, space, prior), null, space, prior, to);
}

function gather<W>(node: Node, space: Space<W>, prior: readonly number[]): Gathered<W> {
  const children = node.children.map((child) => gather(child, space, prior));
  const all = besides(node, children, node.unknown.length, space, prior);
  return { node, children, all, fitting: space.times(all, space.fitting(all, node.id, null)) };
}

/** Known answers, `unknown` people who answer by the prior, and these inner groups. */
function besides<W>(
  node: Node,
  children: readonly Gathered<W>[],
  unknown: number,
  space: Space<W>,
  prior: readonly number[],
): W {
  return children.reduce(
    (sum, { fitting }) => space.together(sum, fitting),
    space.together(space.certainly(node.known), space.ofPeople(unknown, prior)),
  );
}

function handDown<W>(
  { node, children, all }: Gathered<W>,
  outside: W | null,
  space: Space<W>,
  prior: readonly number[],
  to: Posteriors,
): boolean {
  const whole = space.fitting(all, node.id, outside);
  const { length } = node.unknown;
  if (length > 0) {
    const weights = space.ofOne(whole, besides(node, children, length - 1, space, prior));
    const posterior = inProportion(weights.map((weight, step) => weight * prior[step]!));
    if (!posterior) return false;
    for (const person of node.unknown) to.set(person, posterior);
  }
  return children.every((child) => {
    const others = children.filter((other) => other !== child);
    const rest = besides(node, others, length, space, prior);
    return handDown(child, space.seenFrom(whole, rest, child.all), space, prior, to);
  });
}

/** How likely each sum of steps is in a group that nothing lies around, its own figure left aside. */
export function sumsIn(
  observed: ObservedItem,
  group: string,
  { shared, prior }: { shared: Known; prior: readonly number[] },
): Float64Array {
  const root = forestOf(observed, shared).find(({ id }) => id === group);
  if (!root) throw new Error("the group lies inside another, or is not observed");
  return gather(root, sumsOf(observed), prior).all;
}

/** The weights in proportion, adding up to 1; null when there are none. */
export function inProportion(weights: readonly number[]): number[] | null {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total > 0 ? weights.map((weight) => weight / total) : null;
}
