import type { Known, ObservedItem, Posteriors } from "#app/domain/disclosure/attacker/posterior.ts";
import { countsFit } from "#app/domain/disclosure/attacker/constraint.ts";

/** The same as the attacker, by writing down every combination of answers. For small worlds only. */
export function byBruteForce(
  observed: ObservedItem,
  known: Known,
  prior: readonly number[],
): Posteriors {
  const people = [...new Set(observed.groups.flatMap(({ respondents }) => respondents))];
  const unknown = people.filter((person) => !known.has(person));
  const totals = new Map(unknown.map((person) => [person, prior.map(() => 0)]));
  for (const answers of everyVector(unknown.length, prior.length)) {
    const steps = new Map(
      [...known].map(([person, value]) => [person, value - observed.scale.min]),
    );
    unknown.forEach((person, place) => steps.set(person, answers[place]!));
    if (!observed.groups.every((group) => fits(observed, group, steps))) continue;
    const weight = answers.reduce((product, step) => product * prior[step]!, 1);
    unknown.forEach((person, place) => (totals.get(person)![answers[place]!]! += weight));
  }
  return new Map(
    [...totals].map(([person, weights]) => {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      return [person, weights.map((weight) => weight / total)];
    }),
  );
}

/** Every way in which `people` can answer with one of `values` steps. */
export function* everyVector(people: number, values: number): Generator<number[]> {
  for (let number = 0; number < values ** people; number++) {
    let left = number;
    yield Array.from({ length: people }, () => {
      const step = left % values;
      left = Math.floor(left / values);
      return step;
    });
  }
}

function fits(
  observed: ObservedItem,
  group: ObservedItem["groups"][number],
  steps: ReadonlyMap<string, number>,
): boolean {
  const counts = new Array<number>(observed.scale.max - observed.scale.min + 1).fill(0);
  for (const person of group.respondents) counts[steps.get(person)!]! += 1;
  return countsFit(observed, group, counts);
}
