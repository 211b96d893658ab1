import { expectations, type Expected, type Levels } from "./expectation.ts";
import { ANCHORS, ease, type Instrument } from "./instrument.ts";
import { answerReader, valueOf, type FactorAnswer, type Values } from "./item-offset.ts";
import { MOST_MOOD, moods } from "./mood.ts";
import { noiseSquare, ordinaryNoise } from "./noise.ts";
import type { Reading } from "./reading.ts";
import { recentDrop } from "./recent-drop.ts";
import type { Person, State } from "./state.ts";
import type { Glance, Track } from "./track.ts";
import type { Tally } from "./usual.ts";
import { MONTHS_TO_BE_HEARD, waveEffect } from "./wave-effect.ts";

/**
 * Reads a wave's answers against what was usual before it: one reading per person on the roster, in the
 * order of their ids. Throws on an answer of someone not on the roster and on a value off its scale.
 */
export function readWave(state: State, answers: ReadonlyMap<string, Values>): Reading[] {
  const present = state.people.filter(({ absent }) => absent === 0);
  refuseStrangers(present, answers);
  const expect = expectations(state);
  const read = answerReader(state.instrument, state.factors, state.offsets, state.factorTotals);
  const people = present.map((person) => {
    const values = answers.get(person.id) ?? NOTHING;
    return { person, values, expected: expect(person), given: read(values) };
  });
  const effects = state.factors.map((_, place) => effectOn(place, people));
  return people.map((one) => readOne(one, effects, state.instrument));
}

const NOTHING: Values = {};

type One = {
  person: Person;
  values: Values;
  expected: ReturnType<ReturnType<typeof expectations>>;
  given: (FactorAnswer | null)[];
};

function refuseStrangers(present: readonly Person[], answers: ReadonlyMap<string, Values>): void {
  const known = new Set(present.map(({ id }) => id));
  for (const person of answers.keys()) {
    if (!known.has(person)) throw new Error(`${person} answered and is not on the roster`);
  }
}

function effectOn(place: number, people: readonly One[]): number {
  const distances: number[] = [];
  for (const { person, expected, given } of people) {
    const answer = given[place];
    if (!answer || person.factors.months[place]! < MONTHS_TO_BE_HEARD) continue;
    distances.push(answer.x - expected.factors.usual.mean[place]!);
  }
  return waveEffect(distances);
}

function readOne(one: One, effects: readonly number[], instrument: Instrument): Reading {
  const { person, values, given } = one;
  const expected = one.expected.factors;
  const now = readFactors(one, effects);
  const reach = given.map((own, place) => own && reachOf(own, effects[place]!));
  const waves = [now, ...person.factors.recent];
  const anchorsNow = readAnchors(one, instrument);
  const anchorWaves = [anchorsNow, ...person.anchors.recent];
  return {
    person,
    values,
    expected,
    given,
    reach,
    now,
    waves,
    anchorsNow,
    drops: reach.map((own, place) => recentDrop(waves, place, own && own.top)),
    anchorDrops: ANCHORS.map((_, place) => recentDrop(anchorWaves, place, null)),
    squares: noiseSquares(given, now, expected),
  };
}

/** This wave's answers with wave effect and mood taken out. */
function readFactors({ person, expected, given }: One, effects: readonly number[]): Glance {
  const { usual, ownNoise, noise: full } = expected.factors;
  const noise = given.map((one, place) =>
    one ? ownNoise * ordinaryNoise(one.items) : full[place]!,
  );
  const distances = given.map((one, place) => {
    if (!one || person.factors.months[place]! < MONTHS_TO_BE_HEARD) return null;
    const residual = one.x - effects[place]! - usual.mean[place]!;
    return { residual, weight: 1 / (noise[place]! + usual.variance[place]!) };
  });
  const mood = moods(distances, ownNoise);
  const answer = given.map((one, place) => one && one.x - effects[place]! - mood[place]!);
  return glance(answer, noise, usual, person.factors);
}

/** Over all that the person could have answered, to this factor and to the others. */
function reachOf({ top, bottom }: FactorAnswer, effect: number) {
  return { top: top - effect + MOST_MOOD, bottom: bottom - effect - MOST_MOOD };
}

function readAnchors({ person, expected, values }: One, instrument: Instrument): Glance {
  const answer = ANCHORS.map((name) => {
    const anchor = instrument[name];
    const value = anchor && valueOf(values, anchor.id);
    return anchor && value !== undefined ? ease(value, anchor) : null;
  });
  return glance(answer, expected.anchors.noise, expected.anchors.usual, person.anchors);
}

function glance(
  answer: (number | null)[],
  noise: readonly number[],
  usual: Levels,
  { weight }: Track,
): Glance {
  return { answer, noise, usual: usual.mean, variance: usual.variance, weight };
}

/** The squared residuals of one person's answers, see noise.ts. */
function noiseSquares(
  given: readonly (FactorAnswer | null)[],
  { answer }: Glance,
  { usual, ownNoise }: Expected,
): Tally {
  const squares = { count: 0, sum: 0 };
  for (let place = 0; place < given.length; place++) {
    const items = given[place]?.items;
    if (items === undefined) continue;
    const residual = answer[place]! - usual.mean[place]!;
    squares.count += 1;
    squares.sum += noiseSquare(residual, usual.variance[place]!, items, ownNoise);
  }
  return squares;
}
