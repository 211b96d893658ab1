import { expectAnchors, expectPerson, groupPriors, type Expected } from "./expectation.ts";
import { ANCHORS, strain } from "./instrument.ts";
import { answerReader, valueOf, type FactorAnswer, type Values } from "./item-offset.ts";
import { MOST_MOOD, moods } from "./mood.ts";
import { everybodysNoise, ordinaryNoise } from "./noise.ts";
import type { Reading } from "./reading.ts";
import { recentDrop } from "./recent-drop.ts";
import type { Person, State } from "./state.ts";
import type { Glance, Track } from "./track.ts";
import { MONTHS_TO_BE_HEARD, waveEffect } from "./wave-effect.ts";

/**
 * Reads a wave's answers against what was usual before it: one reading per person on the roster, in the
 * order of their ids. Throws on an answer of someone not on the roster and on a value off its scale.
 */
export function readWave(state: State, answers: ReadonlyMap<string, Values>): Reading[] {
  const present = state.people.filter(({ absent }) => absent === 0);
  refuseStrangers(present, answers);
  const everybody = everybodysNoise(state.squares);
  const priorsOf = groupPriors(state);
  const read = answerReader(state.instrument, state.factors, state.offsets, state.factorTotals);
  const people = present.map((person) => ({
    person,
    expected: expectPerson(state, person, priorsOf(person.cell), everybody),
    given: read(answers.get(person.id) ?? {}),
  }));
  const effects = state.factors.map((_, place) => effectOn(place, people));
  return people.map((one) => ({
    ...readFactors(one, effects),
    ...readAnchors(state, one.person, answers.get(one.person.id) ?? {}),
  }));
}

type One = { person: Person; expected: Expected; given: (FactorAnswer | null)[] };

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
    distances.push(answer.x - expected.usual[place]!.mean);
  }
  return waveEffect(distances);
}

function readFactors({ person, expected, given }: One, effects: readonly number[]) {
  const noise = given.map((one, place) =>
    one ? expected.ownNoise * ordinaryNoise(one.items) : expected.noise[place]!,
  );
  const distances = given.map((one, place) => {
    if (!one || person.factors.months[place]! < MONTHS_TO_BE_HEARD) return null;
    const { mean, variance } = expected.usual[place]!;
    return { residual: one.x - effects[place]! - mean, weight: 1 / (noise[place]! + variance) };
  });
  const mood = moods(distances, expected.ownNoise);
  const now = glance(
    person.factors,
    expected,
    noise,
    given.map((one, place) => one && one.x - effects[place]! - mood[place]!),
  );
  const reach = given.map((one, place) => one && reachOf(one, effects[place]!));
  const waves = [now, ...person.factors.recent];
  const drops = reach.map((own, place) => recentDrop(waves, place, own && own.top));
  return { person, expected, given, reach, now, waves, drops };
}

/** Over all that the person could have answered, to this factor and to the others. */
function reachOf({ top, bottom }: FactorAnswer, effect: number) {
  return { top: top - effect + MOST_MOOD, bottom: bottom - effect - MOST_MOOD };
}

function readAnchors(state: State, person: Person, values: Values) {
  const expected = expectAnchors(state, person);
  const answer = ANCHORS.map((name) => {
    const anchor = state.instrument[name];
    const value = anchor && valueOf(values, anchor.id);
    return anchor && value !== undefined ? strain(value, anchor) : null;
  });
  const anchorsNow = glance(person.anchors, expected, expected.noise, answer);
  const waves = [anchorsNow, ...person.anchors.recent];
  return { anchorsNow, anchorDrops: ANCHORS.map((_, place) => recentDrop(waves, place, null)) };
}

function glance(
  track: Track,
  { usual }: Pick<Expected, "usual">,
  noise: readonly number[],
  answer: (number | null)[],
): Glance {
  return {
    answer,
    noise: [...noise],
    usual: usual.map((level) => level.mean),
    variance: usual.map((level) => level.variance),
    weight: [...track.weight],
  };
}
