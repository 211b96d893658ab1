import { STRAIN } from "./evidence.ts";
import { personEvidence, windowEvidence } from "./person-evidence.ts";
import { drainsPersistently, levelRecovered } from "./persistent-level.ts";
import type { Reading } from "./reading.ts";
import { counts, usualBeforeWindow } from "./recent-drop.ts";
import { personRecovered, recentAnswers } from "./recovery.ts";
import type { Ending, PersonSignal, PersonSignalState, SignalKind } from "./signal.ts";
import { tallyAt, type Track } from "./track.ts";
import { lingering, usualLevel, type Level } from "./usual.ts";

/** One person in one wave; private to that person. All levels in points of 1…5. */
export type PersonJudgement = {
  person: string;
  /** Evidence that something has begun to drain this person; null when it cannot be judged. Internal. */
  score: number | null;
  /** Factors the score points to, the best first, at most two; named whether or not a signal is raised. */
  named: string[];
  signals: PersonSignalState[];
  /** Own normal by factor, for those with at least two earlier answers: eight in ten answers lie from low to high. */
  usual: { factor: string; mean: number; low: number; high: number }[];
};

export type PersonView = {
  period: string;
  factors: readonly string[];
  asked: ReadonlySet<string>;
  threshold: number;
};

const MOST_NAMED = 2;
const MONTHS_OF_OWN_NORMAL = 2;
const Z80 = 1.282;

/** Judges a person from own answers alone, and carries the person's open signals on. */
export function judgePerson(
  reading: Reading,
  after: Track,
  view: PersonView,
): { judgement: PersonJudgement; open: PersonSignal[] } {
  const evidence = factorEvidence(reading);
  const score = evidence[0]?.evidence ?? null;
  const named = evidence
    .filter(({ evidence }, rank) => rank === 0 || evidence >= view.threshold)
    .slice(0, MOST_NAMED)
    .map(({ place }) => place);
  const raised = score !== null && score >= view.threshold ? named : [];
  const { signals, open } = carryOn(reading, after, raised, view);
  return {
    judgement: {
      person: reading.person.id,
      score,
      named: named.map((place) => view.factors[place]!),
      signals,
      usual: ownNormal(reading, view.factors),
    },
    open,
  };
}

/** The factors that can be judged, the strongest evidence first, ties in the order of the factors. */
function factorEvidence({ drops, anchorDrops }: Reading): { place: number; evidence: number }[] {
  if (!drops.some((drop) => drop.answeredNow)) return [];
  const places = [...drops.keys()].filter((place) => counts(drops[place]!));
  if (places.length === 0) return [];
  const evidence = personEvidence(
    drops.map((drop) => windowEvidence(drop)),
    anchorDrops.map((drop) => windowEvidence(drop, STRAIN)),
  );
  return places
    .map((place) => ({ place, evidence: evidence[place]! }))
    .sort((a, b) => b.evidence - a.evidence || a.place - b.place);
}

type Carried = { signals: PersonSignalState[]; open: PersonSignal[] };

/** The person's open signals carried on or closed, then those that this wave opens. */
function carryOn(
  reading: Reading,
  after: Track,
  raised: readonly number[],
  view: PersonView,
): Carried {
  const carried: Carried = { signals: [], open: [] };
  for (const before of reading.person.signals) {
    const place = view.factors.indexOf(before.factor);
    const signal = { ...before, waves: before.waves + 1 };
    const ending = endingOf(signal, reading, levelAfter(reading, after, place), place, view);
    const told = tell(signal, reading, place);
    carried.signals.push(
      ending ? { ...told, state: "closed", ending } : { ...told, state: "open" },
    );
    if (!ending) carried.open.push(signal);
  }
  for (const { place, kind } of opening(reading, after, raised)) {
    const factor = view.factors[place]!;
    if (reading.person.signals.some((own) => own.factor === factor && own.kind === kind)) continue;
    const usual = usualBeforeWindow(reading.waves, place) ?? reading.now.usual[place]!;
    const signal: PersonSignal = { factor, kind, since: view.period, waves: 1, usual };
    carried.signals.push({ ...tell(signal, reading, place), state: "opened" });
    carried.open.push(signal);
  }
  return carried;
}

function opening(reading: Reading, after: Track, raised: readonly number[]) {
  const opened: { place: number; kind: SignalKind }[] = [];
  for (let place = 0; place < reading.given.length; place++) {
    if (raised.includes(place)) opened.push({ place, kind: "change" });
    if (reading.now.answer[place]! === null) continue;
    const { mean, variance } = levelAfter(reading, after, place);
    if (drainsPersistently(mean, variance, after.weight[place]!)) {
      opened.push({ place, kind: "low" });
    }
  }
  return opened;
}

function tell({ factor, kind, waves, usual }: PersonSignal, reading: Reading, place: number) {
  const recent = recentAnswers(reading, place);
  return { factor, kind, waves, usual, recent: recent ? recent.sum / recent.count : usual };
}

function endingOf(
  signal: PersonSignal,
  reading: Reading,
  level: Level,
  place: number,
  view: PersonView,
): Ending | null {
  if (!view.asked.has(signal.factor)) return "no-longer-asked";
  const recovered =
    signal.kind === "low"
      ? levelRecovered(level.mean)
      : personRecovered(reading, place, signal.usual);
  return recovered ? "recovered" : null;
}

function levelAfter(reading: Reading, after: Track, place: number): Level {
  const { priors, noise } = reading.expected;
  const prior = { mean: priors.mean[place]!, variance: priors.variance };
  return usualLevel(prior, tallyAt(after, place), lingering(noise[place]!));
}

function ownNormal(reading: Reading, factors: readonly string[]): PersonJudgement["usual"] {
  const { usual, variance, noise } = reading.now;
  const own: PersonJudgement["usual"] = [];
  for (let place = 0; place < factors.length; place++) {
    const factor = factors[place]!;
    if (reading.person.factors.months[place]! < MONTHS_OF_OWN_NORMAL) continue;
    const mean = usual[place]!;
    const reach = Z80 * Math.sqrt(variance[place]! + noise[place]!);
    own.push({ factor, mean, low: Math.max(1, mean - reach), high: Math.min(5, mean + reach) });
  }
  return own;
}
