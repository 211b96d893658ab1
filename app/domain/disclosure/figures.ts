import type { AnswersOfWave } from "./answers.ts";
import { MEAN_FROM, PARTICIPATION_FROM } from "./policy.ts";

export type Band = "drains" | "mixed" | "nourishes";
export type Participation = "under-half" | "half-or-more" | "nearly-all";

/** A group that figures may be published for; `parent` holds all of its members, and more. */
export interface Group {
  kind: "cell" | "unit" | "organisation";
  id: string;
  parent: string | null;
  members: readonly string[];
  /** Whether somebody who may see its figures is one of its members. */
  readByMember: boolean;
}

/** An item as far as its figure is concerned: where its values lie, and which end drains. */
export interface FigureItem {
  id: string;
  scale: { min: number; max: number };
  /** Whether a high value is the draining end. */
  reversed: boolean;
}

/** A published figure: a band, and from 30 answers on the mean to 0.1 and the distribution. */
export interface Figure {
  group: string;
  item: string;
  band: Band;
  detail: Detail | null;
}

/** On the item's own scale; `shares` in per cent to the next five, lowest value first. */
export interface Detail {
  mean: number;
  shares: number[];
}

/**
 * The figures of a wave that policy D5, D7 and D8 allow, groups and items in the order given. A
 * group's figure needs `smallest` answers to that item from people other than any one viewer; where
 * one published group lies inside another, what is left between them is nobody or `smallest` people.
 */
export function figuresOf(
  answers: AnswersOfWave,
  groups: readonly Group[],
  items: readonly FigureItem[],
  smallest: number,
): Figure[] {
  const values = (group: Group, item: FigureItem) =>
    group.members.flatMap((person) => answers.get(person)?.[item.id] ?? []);
  const published = items.map((item) => ({
    item,
    groups: withoutSmallRemainders(
      groups.map((group) => ({ ...group, values: values(group, item) })),
      smallest,
    ),
  }));
  return groups.flatMap((group) =>
    published.flatMap(({ item, groups }) => {
      const allowed = groups.find(({ id }) => id === group.id);
      return allowed ? [figureOf(group.id, item, allowed.values)] : [];
    }),
  );
}

interface Answered extends Group {
  values: number[];
}

/**
 * D5 and D7: drops groups with too few answers, then outer groups as long as one would leave a
 * remainder of one to `smallest` − 1 answers. The outer one goes, not the inner: a cell's figures
 * are what its supervisor acts on (docs/decisions/0011).
 */
function withoutSmallRemainders(groups: readonly Answered[], smallest: number): Answered[] {
  let allowed = groups.filter(
    ({ values, readByMember }) => values.length - Number(readByMember) >= smallest,
  );
  for (;;) {
    const exposed = allowed.find((outer) =>
      exposes(outer, innerOf(outer, allowed, groups), smallest),
    );
    if (!exposed) return allowed;
    allowed = allowed.filter(({ id }) => id !== exposed.id);
  }
}

/** Whether subtracting the published inner groups from the outer one leaves a few answers. */
function exposes(outer: Answered, inner: readonly Answered[], smallest: number): boolean {
  if (inner.length === 0) return false;
  const inside = inner.reduce((total, { values }) => total + values.length, 0);
  const remainder = outer.values.length - inside;
  return remainder > 0 && remainder < smallest;
}

/** The published groups right inside `outer`; where one in between is withheld, those inside it. */
function innerOf(
  outer: Answered,
  allowed: readonly Answered[],
  groups: readonly Answered[],
): Answered[] {
  return groups
    .filter(({ parent }) => parent === outer.id)
    .flatMap((child) =>
      allowed.some(({ id }) => id === child.id) ? [child] : innerOf(child, allowed, groups),
    );
}

function figureOf(group: string, item: FigureItem, values: readonly number[]): Figure {
  const sum = values.reduce((total, value) => total + value, 0);
  const detail = values.length < MEAN_FROM ? null : detailOf(values, sum, item);
  return { group, item: item.id, band: bandOf(sum, values.length, item), detail };
}

/**
 * D8, for `count` answers with this sum: on −2…+2 (other scales mapped to it), drains below −0.5,
 * nourishes above +0.5, mixed on the edges. In whole numbers, so that an edge is an edge.
 */
export function bandOf(
  sum: number,
  count: number,
  { scale, reversed }: Pick<FigureItem, "scale" | "reversed">,
): Band {
  const aboveWorst = reversed ? scale.max * count - sum : sum - scale.min * count;
  const most = (scale.max - scale.min) * count;
  if (8 * aboveWorst < 3 * most) return "drains";
  return 8 * aboveWorst > 5 * most ? "nourishes" : "mixed";
}

function detailOf(values: readonly number[], sum: number, { scale }: FigureItem): Detail {
  const steps = Array.from({ length: scale.max - scale.min + 1 }, (_, step) => scale.min + step);
  const chose = (step: number) => values.filter((value) => value === step).length;
  return {
    mean: shownMean(sum, values.length),
    shares: steps.map((step) => shownShare(chose(step), values.length)),
  };
}

/** The mean to 0.1, halves upwards; one division of whole numbers, so that a half is a half. */
export function shownMean(sum: number, count: number): number {
  return Math.round((10 * sum) / count) / 10;
}

/** A share in per cent, to the next five. */
export function shownShare(chose: number, count: number): number {
  return Math.round((20 * chose) / count) * 5;
}

/**
 * D11: how many of a group answered, for seven people or more. "Nearly all" begins at 85 %, so that
 * it is always at least two different counts and never says that one person in particular did not.
 */
export function participationOf(group: Group, answers: AnswersOfWave): Participation | null {
  if (group.members.length < PARTICIPATION_FROM) return null;
  return stepOf(
    group.members.filter((person) => answers.has(person)).length / group.members.length,
  );
}

/** The step of a share (0 to 1) of seven people or more. */
export function stepOf(share: number): Participation {
  if (share < 0.5) return "under-half";
  return share >= 0.85 ? "nearly-all" : "half-or-more";
}
