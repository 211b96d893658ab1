import { personEvidence, riseEvidence, windowEvidence } from "./person-evidence.ts";
import { drainsPersistently, levelRecovered } from "./persistent-level.ts";
import type { Reading } from "./reading.ts";
import { usualBeforeWindow } from "./recent-drop.ts";
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
const Z80 = 1.282;

/** Judges a person from own answers alone, and carries the person's open signals on. */
export function judgePerson(
  reading: Reading,
  after: Track,
  view: PersonView,
): { judgement: PersonJudgement; open: PersonSignal[] } {
  const evidence = factorEvidence(reading);
  const score = evidence.length > 0 ? evidence[0]!.evidence : null;
  const named = evidence
    .filter(({ evidence }, rank) => rank === 0 || evidence >= view.threshold)
    .slice(0, MOST_NAMED)
    .map(({ place }) => place);
  const raised = score !== null && score >= view.threshold ? named : [];
  const signals: PersonSignalState[] = [];
  const open: PersonSignal[] = [];
  view.factors.forEach((factor, place) => {
    const level = levelAfter(reading, after, place);
    const usual = usualBeforeWindow(reading.waves, place) ?? reading.now.usual[place]!;
    const recent = recentAnswers(reading, place);
    const cases: Case[] = [
      {
        kind: "change",
        raised: raised.includes(place),
        ended: (signal) => personRecovered(reading, place, signal.usual),
      },
      {
        kind: "low",
        raised:
          reading.now.answer[place] !== null &&
          drainsPersistently(level.mean, level.variance, after.weight[place]!),
        ended: () => levelRecovered(level.mean),
      },
    ];
    for (const { kind, raised, ended } of cases) {
      const before = reading.person.signals.find(
        (own) => own.factor === factor && own.kind === kind,
      );
      if (!before && !raised) continue;
      const signal = before
        ? { ...before, waves: before.waves + 1 }
        : { factor, kind, since: view.period, waves: 1, usual };
      const now = recent ? recent.sum / recent.count : level.mean;
      const told = { factor, kind, waves: signal.waves, usual: signal.usual, recent: now };
      const ending = before ? endingOf(view.asked.has(factor), ended(before)) : null;
      if (!ending) open.push(signal);
      signals.push(
        ending
          ? { ...told, state: "closed", ending }
          : { ...told, state: before ? "open" : "opened" },
      );
    }
  });
  const factorsNamed = named.map((place) => view.factors[place]!);
  return {
    judgement: {
      person: reading.person.id,
      score,
      named: factorsNamed,
      signals,
      usual: ownNormal(reading, view.factors),
    },
    open,
  };
}

type Case = { kind: SignalKind; raised: boolean; ended: (signal: PersonSignal) => boolean };

/** The factors that can be judged, the strongest evidence first, ties in the order of the factors. */
function factorEvidence(reading: Reading): { place: number; evidence: number }[] {
  if (reading.now.answer.every((answer) => answer === null)) return [];
  const places = reading.drops.flatMap((drops, place) =>
    drops.some((drop) => drop !== null) ? [place] : [],
  );
  const evidence = personEvidence(
    places.map((place) => windowEvidence(reading.drops[place]!)),
    reading.anchorDrops.map(riseEvidence),
  );
  return places
    .map((place, rank) => ({ place, evidence: evidence[rank]! }))
    .sort((a, b) => b.evidence - a.evidence || a.place - b.place);
}

function levelAfter(reading: Reading, after: Track, place: number): Level {
  const { priors, noise } = reading.expected;
  return usualLevel(priors[place]!, tallyAt(after, place), lingering(noise[place]!));
}

function endingOf(asked: boolean, recovered: boolean): Ending | null {
  if (!asked) return "no-longer-asked";
  return recovered ? "recovered" : null;
}

function ownNormal(reading: Reading, factors: readonly string[]): PersonJudgement["usual"] {
  const { usual, variance, noise } = reading.now;
  return factors.flatMap((factor, place) => {
    if (reading.person.factors.months[place]! < 2) return [];
    const mean = usual[place]!;
    const reach = Z80 * Math.sqrt(variance[place]! + noise[place]!);
    return [{ factor, mean, low: Math.max(1, mean - reach), high: Math.min(5, mean + reach) }];
  });
}
