/** What one round of one side took. */
export interface Round {
  /** Pieces of work done in a second. */
  rate: number;
  /** Milliseconds of processor that a piece took; NaN where the system does not tell. */
  processor: number;
}

/** Does a round's work; `round` counts from 0, and below it while warming up. */
export type Side = (round: number) => Promise<Round>;

/**
 * Runs every side once a round, one after the other, so that whatever else the machine does meets
 * all of them alike. The rounds of the warm-up are not counted.
 */
export async function inTurn<Name extends string>(
  sides: Record<Name, Side>,
  { rounds, warmUp }: { rounds: number; warmUp: number },
): Promise<Record<Name, Round[]>> {
  const names = Object.keys(sides) as Name[];
  const empty = names.map((name): [Name, Round[]] => [name, []]);
  // Every name has its list.
  const taken = Object.fromEntries(empty) as Record<Name, Round[]>;
  for (let round = -warmUp; round < rounds; round++) {
    for (const name of names) {
      const one = await sides[name](round);
      if (round >= 0) taken[name].push(one);
    }
  }
  return taken;
}

/** Times `work`, which does so many `pieces`; `processorTime` gives seconds used up to now. */
export async function timed(
  pieces: number,
  processorTime: () => number,
  work: () => Promise<void>,
): Promise<Round> {
  const [started, used] = [performance.now(), processorTime()];
  await work();
  return {
    rate: (pieces * 1000) / (performance.now() - started),
    processor: ((processorTime() - used) * 1000) / pieces,
  };
}

/** How fast one side is for each piece of the other: the median over the rounds. */
export function ratio(ours: readonly Round[], reference: readonly Round[]): number {
  return median(ours.map(({ rate }, round) => rate / (reference[round]?.rate ?? NaN)));
}

/** A table's heading and its rows, the reference first. */
export function comparison(
  rounds: Readonly<Record<string, readonly Round[]>>,
  reference: readonly Round[],
): string[][] {
  const rows = Object.entries(rounds).map(([name, taken]) => {
    const rates = taken.map(({ rate }) => rate);
    const cost = median(taken.map(({ processor }) => processor));
    const told = [median(rates), Math.min(...rates), Math.max(...rates)];
    return [
      name,
      ...told.map((rate) => rate.toFixed(0)),
      ratio(taken, reference).toFixed(2),
      Number.isNaN(cost) ? "?" : cost.toFixed(2),
    ];
  });
  return [["", "in a second", "slowest", "fastest", "ratio", "processor ms"], ...rows];
}

/** The middle one; of an even number the mean of both in the middle. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return (low + high) / 2;
}
