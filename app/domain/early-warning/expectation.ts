import { ANCHORS } from "./instrument.ts";
import { everybodysNoise, ordinaryNoise, ownNoise } from "./noise.ts";
import type { Person, State } from "./state.ts";
import { tallyAt, type Track } from "./track.ts";
import { groupMean, lingering, overallMean, SPREAD, usualLevel } from "./usual.ts";

/** Levels in points, with a place per factor (or anchor): means, and variances of what is not known. */
export type Levels = { mean: number[]; variance: number[] };

/** Where people are expected before own answers are known, by place; the variance is the same for all. */
export type Priors = { mean: readonly number[]; variance: number };

/** What is expected of one person before a wave is read; arrays have a place per factor (or anchor). */
export type Expected = {
  /** The person's noise h², as a multiple of ordinary noise. */
  ownNoise: number;
  /** Where the person was expected before own answers. */
  priors: Priors;
  /** Own usual level: mean b and variance P. */
  usual: Levels;
  /** Variance of a full answer around the level. */
  noise: readonly number[];
};

/** Ease (no exhaustion, no intention to leave) in points: what is expected of anyone, its variance, and the noise. */
const ANCHOR_PRIOR = { mean: 4.1, weight: 20 };
const ANCHOR_SPREAD = 0.45;
const ANCHOR_NOISE = 0.45;

/** What a wave finds to be expected of people, on the factors and on the anchors, as it stood before it. */
export function expectations(
  state: State,
): (person: Person) => Record<"factors" | "anchors", Expected> {
  const everybody = everybodysNoise(state.squares);
  const priorsOf = groupPriors(state);
  const ordinary = itemsOf(state).map(ordinaryNoise);
  const anchorPriors = priorsOfAnchors(state);
  const anchorNoise = ANCHORS.map(() => ANCHOR_NOISE);
  return (person) => {
    const own = ownNoise(person.squares, everybody);
    const noise = ordinary.map((variance) => own * variance);
    return {
      factors: expected(own, priorsOf(person.cell), person.factors, noise),
      anchors: expected(1, anchorPriors, person.anchors, anchorNoise),
    };
  };
}

function expected(own: number, priors: Priors, track: Track, noise: readonly number[]): Expected {
  const usual: Levels = { mean: new Array(noise.length), variance: new Array(noise.length) };
  for (let place = 0; place < noise.length; place++) {
    const prior = { mean: priors.mean[place]!, variance: priors.variance };
    const level = usualLevel(prior, tallyAt(track, place), lingering(noise[place]!));
    usual.mean[place] = level.mean;
    usual.variance[place] = level.variance;
  }
  return { ownNoise: own, priors, usual, noise };
}

/** On each anchor: 4.1 ± 0.67 at first, then everybody's mean so far. */
function priorsOfAnchors(state: State): Priors {
  const mean = state.anchorTotals.map(
    ({ count, sum }) =>
      (ANCHOR_PRIOR.mean * ANCHOR_PRIOR.weight + sum) / (ANCHOR_PRIOR.weight + count),
  );
  return { mean, variance: ANCHOR_SPREAD };
}

/** By cell: the mean of its present and former members, or of everybody for people in no cell. */
function groupPriors(state: State): (cell: string | null) => Priors {
  const people = new Map(state.people.map((person) => [person.id, person]));
  const overall = state.factorTotals.map(overallMean);
  const byCell = new Map<string | null, Priors>();
  for (const { id, everMembers } of state.cells) {
    const tracks = everMembers.map((member) => people.get(member)!.factors);
    const mean = overall.map((everybody, place) =>
      groupMean(
        tracks.map((track) => tallyAt(track, place)),
        everybody,
      ),
    );
    byCell.set(id, { mean, variance: SPREAD });
  }
  const inNone = { mean: overall, variance: SPREAD };
  return (cell) => byCell.get(cell) ?? inNone;
}

/** Items of each factor by place; 1 for a factor that is asked no more. */
function itemsOf({ instrument, factors }: State): number[] {
  const items = new Map(instrument.factors.map((factor) => [factor.id, factor.items.length]));
  return factors.map((factor) => items.get(factor) ?? 1);
}
