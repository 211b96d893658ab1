import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import {
  personThreshold,
  personThresholdAlone,
  thresholdsFor,
} from "#app/domain/early-warning/calibration.ts";
import { printTable, type Figure } from "#tests/bench/figure.ts";
import { NotReady } from "#tests/bench/not-ready.ts";
import { curvesSvg, type Curve } from "./curves-svg.ts";
import { INTENTION, runAlone, runEngine, type EngineRun } from "./engine-run.ts";
import type { Panel } from "./panel.ts";
import { personCase, personsAtRate, personsAtThreshold } from "./person-scoring.ts";
import { AS_SHIPPED, RULES } from "./rules.ts";
import { atRate, atThreshold, cellTruth, standardError, WITHIN, type Scores } from "./scoring.ts";
import { simulate } from "./simulator.ts";
import { PROFILES, type Profile } from "./world.ts";

const PLOTTED_RATES = [0.2, 0.5, 1, 1.5, 2];
const FIRST_SEED = 90_001;
const PERSON_RATE = 1 / 6;
const OURS = "usual versus recent";
const SVG = new URL("../../../docs/early-warning/delay-against-false-alarms.svg", import.meta.url);

/**
 * Compares the engine with simpler rules and with an oracle on simulated organisations, at one false
 * signal a cell and year. `--profile` (or `all`), `--panels` and `--seed` choose the worlds; the default
 * profile draws the curves anew.
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
  const count = wholeNumber("panels", values.panels);
  const seed = wholeNumber("seed", values.seed);
  return profilesOf(values.profile).flatMap((profile) => {
    const panels = Array.from({ length: count }, (_, at) => simulate(PROFILES[profile], seed + at));
    return measure(profile, panels);
  });
}

function profilesOf(name: string): Profile[] {
  // The keys are the profiles.
  const all = Object.keys(PROFILES) as Profile[];
  const chosen = name === "all" ? all : all.filter((profile) => profile === name);
  if (chosen.length > 0) return chosen;
  throw new NotReady(`There is no profile ${name}: all, ${all.join(", ")}.`);
}

function wholeNumber(option: string, value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new NotReady(`--${option} ${value} is not a whole number from 1 up.`);
}

function measure(profile: Profile, panels: readonly Panel[]): Figure[] {
  const engine = panels.map((panel) => runEngine(panel, true));
  const seconds = engine.reduce((sum, one) => sum + one.seconds, 0) / panels.length;
  const cells = engine.map((one) => one.cells);
  const truths = panels.map(cellTruth);
  const { worthAsking, clear } = thresholdsFor(1, panels[0]!.factors);
  const shipped = atThreshold(panels, truths, cells, worthAsking);
  const figures: Figure[] = [
    {
      name: `warning, ${profile}: false signals a cell and year as shipped`,
      value: shipped.falseRate,
      unit: "",
      target: { below: profile === "quiet" ? 1.6 : 1.1 },
    },
    {
      name: `warning, ${profile}: a panel of 36 waves`,
      value: seconds,
      unit: "s",
      target: { below: 20 },
    },
  ];
  const scored: [string, Scores[]][] = [
    ...Object.entries(RULES).map(([name, rule]): [string, Scores[]] => [name, panels.map(rule)]),
    [OURS, cells],
  ];
  printFixed(profile, panels, scored, { [OURS]: worthAsking, [`${OURS}, clear`]: clear });
  if (profile !== "quiet") figures.push(...compare(profile, panels, scored));
  figures.push(...personFigures(profile, panels, engine));
  if (profile === "default") draw(panels, scored);
  return figures;
}

/** What everything does at the threshold it is shipped with. */
function printFixed(
  profile: Profile,
  panels: readonly Panel[],
  scored: readonly [string, Scores[]][],
  ours: Record<string, number>,
): void {
  const truths = panels.map(cellTruth);
  const rows = Object.entries({ ...AS_SHIPPED, ...ours }).map(([name, threshold]) => {
    const [, scores] = scored.find(([own]) => name.startsWith(own))!;
    const { caught, precision, falseRate } = atThreshold(panels, truths, scores, threshold);
    return [
      name,
      threshold.toFixed(2),
      ...WITHIN.map((within) => percent(caught[within]!)),
      percent(precision),
      falseRate.toFixed(2),
    ];
  });
  printTable(`${profile}: % of onsets caught within k waves, at the threshold shipped`, [
    ["rule", "threshold", ...WITHIN.map(String), "precision", "false"],
    ...rows,
  ]);
}

/** Everything at one false signal a cell and year; ± is the standard error of the share within three waves. */
function compare(
  profile: Profile,
  panels: readonly Panel[],
  scored: readonly [string, Scores[]][],
): Figure[] {
  const truths = panels.map(cellTruth);
  const results = scored.map(([name, scores]) => {
    const performance = atRate(panels, truths, scores, 1);
    const byPanel = panels.map(
      (panel, at) =>
        atThreshold([panel], [truths[at]!], [scores[at]!], performance.threshold).caught[3]!,
    );
    return { name, performance, error: standardError(byPanel) };
  });
  printTable(`${profile}: % of onsets caught within k waves, at 1 false signal a cell and year`, [
    ["rule", ...WITHIN.map(String), "±", "precision", "false"],
    ...results.map(({ name, performance: { caught, precision, falseRate }, error }) => [
      name,
      ...WITHIN.map((within) => percent(caught[within]!)),
      Number.isNaN(error) ? "?" : percent(error),
      percent(precision),
      falseRate.toFixed(2),
    ]),
  ]);
  const within = (name: string, waves: number) =>
    results.find((result) => result.name === name)!.performance.caught[waves]!;
  const rivals = Object.keys(RULES).filter((name) => name !== "oracle");
  const best = Math.max(...rivals.map((name) => within(name, 3)));
  const targets: [number, number][] = [
    [2, 0.32],
    [3, 0.45],
    [4, 0.53],
  ];
  const caught = targets.map(([waves, atLeast]): Figure => ({
    name: `warning, ${profile}: share caught within ${waves} waves`,
    value: within(OURS, waves),
    unit: "",
    target: profile === "default" ? { atLeast } : null,
  }));
  return [
    ...caught,
    {
      name: `warning, ${profile}: within 3 waves, engine / best rule`,
      value: within(OURS, 3) / best,
      unit: "",
      target: { atLeast: 1.2 },
    },
    {
      name: `warning, ${profile}: within 3 waves, engine / oracle`,
      value: within(OURS, 3) / within("oracle", 3),
      unit: "",
      target: null,
    },
  ];
}

function personFigures(
  profile: Profile,
  panels: readonly Panel[],
  engine: readonly EngineRun[],
): Figure[] {
  const cases = panels.map((panel, at) => personCase(panel, engine[at]!.persons));
  const shipped = personsAtThreshold(cases, personThreshold({ intention: INTENTION }));
  const falseRate: Figure = {
    name: `warning, ${profile}: false private signals a person and year as shipped`,
    value: shipped.falseRate,
    unit: "",
    target: null,
  };
  const alone = panels.map((panel) => personCase(panel, runAlone(panel, true)));
  const aloneShipped = personsAtThreshold(alone, personThresholdAlone({ intention: INTENTION }));
  const falseAlone: Figure = {
    name: `warning, ${profile}: the same from own answers alone`,
    value: aloneShipped.falseRate,
    unit: "",
    target: null,
  };
  if (profile === "quiet") return [falseRate, falseAlone];
  const atSixth = personsAtRate(cases, PERSON_RATE);
  const aloneAtSixth = personsAtRate(alone, PERSON_RATE);
  const row = (name: string, shares: Record<number, number>) => [
    name,
    ...WITHIN.map((within) => percent(shares[within]!)),
  ];
  printTable(
    `${profile}: % of ${atSixth.onsets} own onsets of people, at 1 false signal in six years of a person` +
      ` (threshold ${atSixth.threshold.toFixed(2)})`,
    [
      ["", ...WITHIN.map(String)],
      row("caught", atSixth.caught),
      row("caught, and no signal in the four waves before", atSixth.fresh),
      row("caught on a factor of the onset", atSixth.named),
      row("caught from own answers alone, as people are told", aloneAtSixth.caught),
    ],
  );
  const targets: [number, number][] = [
    [3, 0.28],
    [4, 0.35],
  ];
  const caught = targets.map(([waves, atLeast]): Figure => ({
    name: `warning, ${profile}: people's own onsets caught within ${waves} waves`,
    value: atSixth.caught[waves]!,
    unit: "",
    target: profile === "default" ? { atLeast } : null,
  }));
  return [falseRate, falseAlone, ...caught];
}

function draw(panels: readonly Panel[], scored: readonly [string, Scores[]][]): void {
  const truths = panels.map(cellTruth);
  const curves = scored.map(([name, scores]): Curve => ({
    name,
    points: PLOTTED_RATES.map((rate) => [rate, atRate(panels, truths, scores, rate).caught[3]!]),
  }));
  writeFileSync(SVG, curvesSvg(curves));
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
