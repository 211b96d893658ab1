import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { thresholdFor } from "#app/domain/early-warning/calibration.ts";
import { printTable, type Figure } from "#tests/bench/figure.ts";
import { NotReady } from "#tests/bench/not-ready.ts";
import { curvesSvg, type Curve } from "./curves-svg.ts";
import { runEngine } from "./engine-run.ts";
import { RULES } from "./rules.ts";
import { atRate, atThreshold, cellTruth, WITHIN, type Scores } from "./scoring.ts";
import { PROFILES, simulate, type Profile } from "./simulator.ts";

const PLOTTED_RATES = [0.2, 0.5, 1, 1.5, 2];
const FIRST_SEED = 90_001;
const SVG = new URL("../../../docs/early-warning/delay-against-false-alarms.svg", import.meta.url);

/**
 * Compares the engine with simpler rules and with an oracle on simulated organisations, at one false
 * signal a cell and year. `--profile`, `--panels` and `--seed` choose the world; the default profile
 * draws the curves anew.
 */
export async function run(options: string[]): Promise<Figure[]> {
  const { values } = parseArgs({
    args: options,
    options: {
      profile: { type: "string", default: "default" },
      panels: { type: "string", default: "2" },
      seed: { type: "string", default: String(FIRST_SEED) },
    },
  });
  const profile = values.profile as Profile;
  if (!Object.hasOwn(PROFILES, profile)) {
    throw new NotReady(`There is no profile ${profile}: ${Object.keys(PROFILES).join(", ")}.`);
  }
  const panels = Array.from({ length: Number(values.panels) }, (_, panel) =>
    simulate(PROFILES[profile], Number(values.seed) + panel),
  );
  const truths = panels.map(cellTruth);
  const engine = panels.map((panel) => runEngine(panel));
  const seconds = engine.reduce((sum, one) => sum + one.seconds, 0) / panels.length;
  const shipped = atThreshold(
    panels,
    truths,
    engine.map(({ cells }) => cells),
    thresholdFor(1),
  );
  const figures: Figure[] = [
    {
      name: `warning, ${profile}: false signals a cell and year as shipped`,
      value: shipped.falseRate,
      unit: "",
      target: { below: profile === "quiet" ? 1.6 : 1.1 },
    },
    { name: "warning: a panel of 36 waves", value: seconds, unit: "s", target: { below: 20 } },
  ];
  if (profile === "quiet") return figures;

  const scored: [string, Scores[]][] = [
    ...Object.entries(RULES).map(([name, rule]): [string, Scores[]] => [name, panels.map(rule)]),
    ["usual versus recent", engine.map(({ cells }) => cells)],
  ];
  const results = scored.map(([name, scores]) => ({
    name,
    performance: atRate(panels, truths, scores, 1),
  }));
  const percent = (share: number) => (100 * share).toFixed(1);
  printTable(`${profile}: % of onsets caught within k waves, at 1 false signal a cell and year`, [
    ["rule", ...WITHIN.map(String), "precision", "false"],
    ...results.map(({ name, performance: { caught, precision, falseRate } }) => [
      name,
      ...WITHIN.map((within) => percent(caught[within]!)),
      percent(precision),
      falseRate.toFixed(2),
    ]),
  ]);
  const within3 = (name: string) =>
    results.find((result) => result.name === name)!.performance.caught[3]!;
  const ours = within3("usual versus recent");
  const rivals = Object.keys(RULES).filter((name) => name !== "oracle");
  const best = Math.max(...rivals.map(within3));
  figures.push(
    {
      name: "warning: within 3 waves, engine / best rule",
      value: ours / best,
      unit: "",
      target: { atLeast: 1.2 },
    },
    {
      name: "warning: within 3 waves, engine / oracle",
      value: ours / within3("oracle"),
      unit: "",
      target: null,
    },
  );
  if (profile !== "default") return figures;

  const curves = scored.map(([name, scores]): Curve => ({
    name,
    points: PLOTTED_RATES.map((rate) => {
      const { caught } = atRate(panels, truths, scores, rate);
      return [rate, caught[3]!];
    }),
  }));
  writeFileSync(SVG, curvesSvg(curves));
  return figures;
}
