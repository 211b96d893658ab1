import { type Band, bandOf } from "#app/domain/disclosure/figures.ts";
import { type Known, type ObservedItem, sumsIn } from "./posterior.ts";

/** How likely each band of a group is to somebody who knows what lies inside it and what was shared. */
export function bandProbabilities(
  observed: ObservedItem,
  group: string,
  given: { shared: Known; prior: readonly number[] },
): Record<Band, number> {
  const count = observed.groups.find(({ id }) => id === group)?.respondents.length ?? 0;
  const likely: Record<Band, number> = { drains: 0, mixed: 0, nourishes: 0 };
  const sums = sumsIn(observed, group, given);
  const total = sums.reduce((sum, weight) => sum + weight, 0);
  sums.forEach((weight, steps) => {
    likely[bandOf(steps + observed.scale.min * count, count, observed)] += weight / total;
  });
  return likely;
}
