import {
  type FactorState,
  type JudgedItem,
  stateOf,
  withOtherAnswers,
} from "#app/domain/early-warning/other-answers.ts";
import type { CellSignalState } from "#app/domain/early-warning/signal.ts";
import { chanceOf } from "./attacker/chance.ts";
import type { ObservedGroup } from "./attacker/posterior.ts";
import { type Draws, givesNothingAway, shareAlike, type Sighting } from "./attacker/sightings.ts";
import type { FigureItem } from "./figures.ts";
import { shownStates, silentStates } from "./shown-state.ts";

/** One factor's item in one cell of a closing wave, with what the figures' gate left of it. */
export interface SignalCandidate {
  item: FigureItem;
  group: ObservedGroup;
  shared: ReadonlyMap<string, number>;
  prior: readonly number[];
  judged: JudgedItem;
  /** The factor's signals as the engine found them, ended ones too. */
  signals: readonly CellSignalState[];
}

/** What is told of a factor in place of what was found, and whether its figure must go because silence would speak. */
export interface ShownFactor {
  state: FactorState;
  silenceSpeaks: boolean;
}

const SILENCE = 0;

/** Where this share of the completions is silent, silence is taken to say nothing; nothing ended, that is. */
const MOSTLY = 0.75;

/**
 * Runs the attacker of D13 on what is told of a factor besides its figure. A signal is told if those who
 * see it work out nobody's answer. One that is not told looks like silence; where silence – with all
 * that is not told in it – would give something away, the figure goes. Seeded by the wave, so that a close that
 * is tried again finds the same.
 */
export function passSignal(
  candidate: SignalCandidate,
  seed: string,
  memory: Draws = new Map(),
): ShownFactor {
  const { item, group, shared, prior, judged, signals } = candidate;
  const stateIn = withOtherAnswers(judged, group.respondents);
  const seeing = (alike: readonly FactorState[]): Sighting => ({
    item,
    group,
    shared,
    prior,
    memory,
    looksAlike: (steps) => alike.includes(stateIn(steps)),
  });
  const name = `${seed} ${group.id} ${item.id}`;
  const known = new Map<string, boolean>();
  const passes = (alike: readonly FactorState[]) => {
    const key = alike.join();
    const found =
      known.get(key) ?? givesNothingAway(seeing(alike), chanceOf(`${name} ${key}`)) === "passes";
    known.set(key, found);
    return found;
  };

  const found = stateOf(signals);
  // Nothing was found and nothing ended: a look at few completions is enough where most are silent too.
  if (signals.length === 0 && shareAlike(seeing([SILENCE]), chanceOf(`${name} silence`)) >= MOSTLY)
    return { state: SILENCE, silenceSpeaks: false };
  const shown = shownStates(passes);
  const state = shown(found);
  if (state !== SILENCE) return { state, silenceSpeaks: false };
  return { state, silenceSpeaks: !passes(silentStates(shown)) };
}
