import { parseArgs } from "node:util";
import { type Figure, printTable } from "#tests/bench/figure.ts";
import { NotReady } from "#tests/bench/not-ready.ts";
import { attackWorlds, type Attacked } from "./attacked.ts";
import { advantages, type Findings } from "./findings.ts";

const FIRST_SEED = 41_001;

/**
 * Attacks what the product releases of simulated organisations, and the same answers as the common
 * practice would show them. `--worlds`, `--teams`, `--waves` and `--seed` choose the organisations.
 */
export async function run(options: string[]): Promise<Figure[]> {
  const { values } = parseArgs({
    args: options,
    options: {
      worlds: { type: "string", default: "3" },
      teams: { type: "string", default: "24" },
      waves: { type: "string", default: "24" },
      seed: { type: "string", default: String(FIRST_SEED) },
    },
  });
  const attacked = await attackWorlds({
    worlds: wholeNumber("worlds", values.worlds),
    teams: wholeNumber("teams", values.teams),
    waves: wholeNumber("waves", values.waves),
    seed: wholeNumber("seed", values.seed),
  });
  printTable(titleOf(attacked), rowsOf(attacked));
  return figuresOf(attacked.ours);
}

function wholeNumber(name: string, text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new NotReady(`--${name} is a whole number from 1 up.`);
  return Number(text);
}

function titleOf({ people, waves, ours, signals, refusedShares, shares }: Attacked) {
  return (
    `${people} people over ${waves} waves, ${ours.answers} answers not shared; ` +
    `${shares} answers shared, ${refusedShares} shares refused, ${signals} signals`
  );
}

function rowsOf({ ours, theirs }: Attacked): string[][] {
  const row = (name: string, tell: (findings: Findings) => string) => [
    name,
    tell(ours),
    tell(theirs),
  ];
  const points = (measure: "given" | "right") => (findings: Findings) =>
    advantages(findings, measure)
      .map((one) => one.toFixed(1))
      .join(" / ");
  return [
    ["", "Tilsig", "five people, one decimal, live"],
    row("determined with certainty, knowing nobody", ({ certain, answers }) =>
      percent(certain.nobody / answers),
    ),
    row("determined with certainty, knowing any one mate", ({ certain, answers }) =>
      percent(certain.oneMate / answers),
    ),
    row("fewest possible values, of 5", ({ fewest }) => String(fewest.ofFive)),
    row("fewest possible values, of 7", ({ fewest }) => String(fewest.ofMore)),
    row("likeliest value", ({ likeliest }) => likeliest.toFixed(2)),
    row("advantage in points, 0 / 1 / 2 mates known", points("given")),
    row("the likeliest value right more often, in points", points("right")),
    row("supervisors with a result a wave", ({ readings }) =>
      percent(readings.withResult / readings.count),
    ),
  ];
}

function percent(share: number) {
  return `${(100 * share).toFixed(1)} %`;
}

/** The policy's table. */
export function figuresOf(ours: Findings): Figure[] {
  const [none = NaN, one = NaN, two = NaN] = advantages(ours, "given");
  const figure = (name: string, value: number, target: Figure["target"]): Figure => ({
    ...{ name: `disclosure: ${name}`, value, target },
    unit: "",
  });
  return [
    figure("answers determined with certainty", ours.certain.oneMate, { below: 1 }),
    figure("fewest possible values, of 5", ours.fewest.ofFive, { atLeast: 3 }),
    figure("fewest possible values, of 7", ours.fewest.ofMore, { atLeast: 4 }),
    figure("likeliest value", ours.likeliest, { below: 0.8 }),
    figure("advantage in points, no mate known", none, { below: 2 }),
    figure("advantage in points, one mate known", one, { below: 3 }),
    figure("advantage in points, two mates known", two, { below: 4 }),
    figure(
      "share of supervisors with a result a wave",
      ours.readings.withResult / ours.readings.count,
      { atLeast: 0.95 },
    ),
  ];
}
