import type { Chance } from "#app/demo/chance.ts";

/**
 * When people come, in milliseconds after the opening, in their order: a Poisson process of which it
 * is known that so many come within `within`, with a rate that falls to a fiftieth of what it begins
 * with. Most come in the first minutes.
 */
export function arrivals(people: number, within: number, chance: Chance): number[] {
  const fall = Math.log(50);
  const times = Array.from(
    { length: people },
    // The inverse of the exponential distribution that is cut off at `within`.
    () => (-Math.log(1 - chance.uniform() * (1 - Math.exp(-fall))) / fall) * within,
  );
  return times.sort((a, b) => a - b);
}
