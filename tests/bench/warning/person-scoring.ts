import { at, type Onset, type Panel } from "./panel.ts";
import { isReal, personTruth, REPEAT, WITHIN, type Scores, type Truth } from "./scoring.ts";

/** One alert a person and wave: how sure it is, and whether the factor it names first is a false one. */
type Alerts = { score: Float32Array; isFalse: Uint8Array; factor: Uint8Array };

/** How well people's private signals did at one threshold; shares by number of waves. */
export type PersonPerformance = {
  threshold: number;
  onsets: number;
  falseRate: number;
  /** Alerted in one of the first k waves, on whatever factor. */
  caught: Record<number, number>;
  /** The same, with a factor of the onset named first. */
  named: Record<number, number>;
  /** The same as caught, of those onsets before which there was no alert for four waves. */
  fresh: Record<number, number>;
};

const BEFORE = 4;
const STEPS = 24;

/** What is needed of one panel to judge its people's signals. */
export type PersonCase = { panel: Panel; truth: Truth; alerts: Alerts; onsets: OwnOnset[] };

/** A person's own onset: all factors it touches. */
type OwnOnset = { person: number; wave: number; factors: number[] };

/** `scores` has one value a person and wave, under the factor that the engine names first. */
export function personCase(panel: Panel, scores: Scores): PersonCase {
  const truth = personTruth(panel);
  return { panel, truth, alerts: alertsOf(panel, truth, scores), onsets: together(truth.onsets) };
}

/** Performance at the threshold that gives this rate of false signals a person and year. */
export function personsAtRate(cases: readonly PersonCase[], rate: number): PersonPerformance {
  let [low, high] = [-10, 20];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (falseRateOf(cases, middle) > rate) low = middle;
    else high = middle;
  }
  return personsAtThreshold(cases, high);
}

export function personsAtThreshold(
  cases: readonly PersonCase[],
  threshold: number,
): PersonPerformance {
  const onsets = cases.flatMap((one) => one.onsets.map((onset) => followed(one, onset, threshold)));
  const fresh = onsets.filter(({ before }) => !before);
  const share = (of: typeof onsets, waves: (one: (typeof onsets)[number]) => number) =>
    Object.fromEntries(
      WITHIN.map((within) => [within, of.filter((one) => waves(one) <= within).length / of.length]),
    );
  return {
    threshold,
    onsets: onsets.length,
    falseRate: falseRateOf(cases, threshold),
    caught: share(onsets, ({ caught }) => caught),
    named: share(onsets, ({ named }) => named),
    fresh: share(fresh, ({ caught }) => caught),
  };
}

function together(onsets: readonly (Onset & { unit: number })[]): OwnOnset[] {
  const own = new Map<string, OwnOnset>();
  for (const { unit, wave, factor } of onsets) {
    const key = `${unit} ${wave}`;
    const factors = own.get(key)?.factors ?? [];
    own.set(key, { person: unit, wave, factors: [...factors, factor] });
  }
  return [...own.values()];
}

function alertsOf(panel: Panel, truth: Truth, scores: Scores): Alerts {
  const places = panel.people.length * panel.waves;
  const alerts: Alerts = {
    score: new Float32Array(places).fill(-Infinity),
    isFalse: new Uint8Array(places),
    factor: new Uint8Array(places),
  };
  for (const [index, score] of scores.entries()) {
    if (Number.isNaN(score)) continue;
    const place = Math.floor(index / panel.factors);
    alerts.score[place] = score;
    alerts.isFalse[place] = isReal(truth, index) ? 0 : 1;
    alerts.factor[place] = index % panel.factors;
  }
  return alerts;
}

/** Wave of the first alert from the onset on, counted from 1, Infinity when there is none in six. */
function followed({ panel, alerts }: PersonCase, onset: OwnOnset, threshold: number) {
  const first = at({ ...panel, factors: 1 }, onset.person, onset.wave, 0);
  const raised = (place: number) => alerts.score[place]! >= threshold;
  const ages = WITHIN.at(-1)!;
  let [caught, named, before] = [Infinity, Infinity, false];
  for (let age = ages - 1; age >= 0; age--) {
    if (!raised(first + age)) continue;
    caught = age + 1;
    if (onset.factors.includes(alerts.factor[first + age]!)) named = age + 1;
  }
  for (let back = 1; back <= Math.min(BEFORE, onset.wave); back++) before ||= raised(first - back);
  return { caught, named, before };
}

/** False alerts a person and year, whatever their factor; repeats within six waves are one. */
function falseRateOf(cases: readonly PersonCase[], threshold: number): number {
  let [count, years] = [0, 0];
  for (const { panel, truth, alerts } of cases) {
    years += truth.years;
    for (const [person, { start, end }] of panel.people.entries()) {
      let last = -REPEAT - 1;
      for (let wave = start; wave < end; wave++) {
        const place = person * panel.waves + wave;
        if (!(alerts.score[place]! >= threshold) || !alerts.isFalse[place]) continue;
        if (wave - last <= REPEAT) continue;
        count += 1;
        last = wave;
      }
    }
  }
  return count / years;
}
