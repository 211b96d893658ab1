import { ANCHORS, type Instrument } from "./instrument.ts";
import { ordinaryNoise, ownNoise } from "./noise.ts";
import type { Person, State } from "./state.ts";
import { tallyAt } from "./track.ts";
import { groupMean, lingering, overallMean, SPREAD, usualLevel, type Level } from "./usual.ts";

/** What is expected of one person before a wave is read; arrays have a place per factor (or anchor). */
export type Expected = {
  /** The person's noise h², as a multiple of ordinary noise. */
  ownNoise: number;
  /** Where the person was expected before own answers. */
  priors: readonly Level[];
  /** Own usual level: mean b and variance P. */
  usual: readonly Level[];
  /** Variance of a full answer around the level. */
  noise: readonly number[];
};

/** Exhaustion and intention to leave, in points: what is expected of anyone, its variance, and the noise. */
const ANCHOR_PRIOR = { mean: 1.9, weight: 20 };
const ANCHOR_SPREAD = 0.45;
const ANCHOR_NOISE = 0.45;

/** What is expected of a person on each factor, given the priors of the cell and everybody's noise H. */
export function expectPerson(
  state: State,
  person: Person,
  priors: readonly Level[],
  everybody: number,
): Expected {
  const own = ownNoise(person.squares, everybody);
  const noise = itemsOf(state.instrument, state.factors).map((items) => own * ordinaryNoise(items));
  const usual = priors.map((prior, place) =>
    usualLevel(prior, tallyAt(person.factors, place), lingering(noise[place]!)),
  );
  return { ownNoise: own, priors, usual, noise };
}

/** What is expected of a person on each anchor: 1.9 ± 0.67 at first, then everybody's mean so far. */
export function expectAnchors(state: State, person: Person): Expected {
  const priors = state.anchorTotals.map(({ count, sum }) => ({
    mean: (ANCHOR_PRIOR.mean * ANCHOR_PRIOR.weight + sum) / (ANCHOR_PRIOR.weight + count),
    variance: ANCHOR_SPREAD,
  }));
  const usual = priors.map((prior, place) =>
    usualLevel(prior, tallyAt(person.anchors, place), lingering(ANCHOR_NOISE)),
  );
  return { ownNoise: 1, priors, usual, noise: ANCHORS.map(() => ANCHOR_NOISE) };
}

/** Prior levels by cell: the mean of its present and former members, or of everybody for people in no cell. */
export function groupPriors(state: State): (cell: string | null) => readonly Level[] {
  const people = new Map(state.people.map((person) => [person.id, person]));
  const overall = state.factorTotals.map(overallMean);
  const byCell = new Map<string | null, readonly Level[]>();
  for (const { id, everMembers } of state.cells) {
    const tracks = everMembers.map((member) => people.get(member)!.factors);
    const means = overall.map((mean, place) =>
      groupMean(
        tracks.map((track) => tallyAt(track, place)),
        mean,
      ),
    );
    byCell.set(id, means.map(asPrior));
  }
  const inNone = overall.map(asPrior);
  return (cell) => byCell.get(cell) ?? inNone;
}

function asPrior(mean: number): Level {
  return { mean, variance: SPREAD };
}

/** Items of each factor by place; 1 for a factor that is asked no more. */
function itemsOf(instrument: Instrument, factors: readonly string[]): number[] {
  const items = new Map(instrument.factors.map((factor) => [factor.id, factor.items.length]));
  return factors.map((factor) => items.get(factor) ?? 1);
}
