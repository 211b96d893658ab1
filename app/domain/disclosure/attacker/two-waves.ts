import { type ObservedGroup, type ObservedItem, sumFits, valuesOn } from "./constraint.ts";
import { inProportion, type Known, type Posteriors } from "./posterior.ts";
import { sumsOf } from "./sums.ts";

/**
 * The difference attack: what two waves of one cell give away together to somebody who takes it that
 * everyone who answered in both answered the same, so that only those who joined or left make the
 * difference. Each item with one group; by bands and means alone, exactly. Null where no answers fit
 * both, which shows the assumption wrong.
 */
export function acrossWaves(
  before: ObservedItem,
  after: ObservedItem,
  known: Known,
  prior: readonly number[] = new Array<number>(valuesOn(after)).fill(1),
): Posteriors | null {
  const first = onlyGroup(before);
  const second = onlyGroup(after);
  const inFirst = new Set(first.respondents);
  const inSecond = new Set(second.respondents);
  const space = sumsOf(after);
  const part = (people: readonly string[], less = 0) => {
    const unknown = people.filter((person) => !known.has(person));
    const values = people.flatMap((person) => known.get(person) ?? []);
    const steps = values.map((value) => value - after.scale.min);
    return {
      unknown,
      sums: space.together(space.certainly(steps), space.ofPeople(unknown.length - less, prior)),
    };
  };
  const stayed = first.respondents.filter((person) => inSecond.has(person));
  const left = first.respondents.filter((person) => !inSecond.has(person));
  const joined = second.respondents.filter((person) => !inFirst.has(person));

  /** The weight of every fit, with one more person of this step in one of the parts. */
  const weigh = (who: "stayed" | "left" | "joined", step: number) => {
    const others = (name: typeof who, people: string[]) => part(people, who === name ? 1 : 0).sums;
    const extra = (name: typeof who) => (who === name ? step : 0);
    const leaving = others("left", left);
    const joining = others("joined", joined);
    let weight = 0;
    others("stayed", stayed).forEach((common, sum) => {
      const kept = sum + extra("stayed");
      const fitsFirst = weightOf(leaving, (gone) =>
        sumFits(before, first, kept + gone + extra("left")),
      );
      const fitsSecond = weightOf(joining, (come) =>
        sumFits(after, second, kept + come + extra("joined")),
      );
      weight += common * fitsFirst * fitsSecond;
    });
    return weight;
  };

  const posteriors: Posteriors = new Map();
  for (const [who, people] of Object.entries({ stayed, left, joined })) {
    const { unknown } = part(people);
    if (unknown.length === 0) continue;
    // The keys of the literal above.
    const of = who as "stayed" | "left" | "joined";
    const posterior = inProportion(prior.map((weight, step) => weight * weigh(of, step)));
    if (!posterior) return null;
    for (const person of unknown) posteriors.set(person, posterior);
  }
  return posteriors;
}

function onlyGroup({ groups }: ObservedItem): ObservedGroup {
  const [group] = groups;
  if (!group || groups.length > 1) throw new Error("the difference attack takes one group a wave");
  return group;
}

function weightOf(sums: Float64Array, fits: (sum: number) => boolean): number {
  return sums.reduce((weight, own, sum) => (fits(sum) ? weight + own : weight), 0);
}
