import { personThresholdAlone } from "./calibration.ts";
import { advance, start } from "./engine.ts";
import type { Instrument } from "./instrument.ts";
import type { Values } from "./item-offset.ts";
import type { PersonJudgement } from "./person.ts";

/** One wave of one person's own history; an answer to nothing is a wave that was left out. */
export type OwnWave = { period: string; instrument: Instrument; answers: Values };

/** The one who is judged; nobody else is there to be told apart from. */
const ALONE = "own";

/**
 * What a person's newest wave says against the earlier ones, from own answers and nothing else: the engine,
 * run over a roster of one. So it can be told at once, and nobody learns from it what others have answered.
 * `waves` oldest first, each period once; null without any. Levels in points of 1…5.
 */
export function judgeAlone(waves: readonly OwnWave[]): PersonJudgement | null {
  let judgement: PersonJudgement | null = null;
  const [first] = waves;
  if (!first) return null;
  let state = start(first.instrument);
  for (const { period, instrument, answers } of waves) {
    const given = Object.keys(answers).length > 0;
    const wave = {
      period,
      roster: [{ person: ALONE, cell: null }],
      answers: new Map(given ? [[ALONE, answers]] : []),
      personThreshold: personThresholdAlone(instrument),
    };
    const result = advance(state, wave, instrument);
    state = result.state;
    judgement = result.persons[0] ?? null;
  }
  return judgement;
}
