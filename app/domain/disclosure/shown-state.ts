import type { FactorState } from "#app/domain/early-warning/other-answers.ts";

/** States of a factor by what is told: with a persistent drain (3 to 5) and without (0 to 2) – no change, one worth asking about, a clear one. */
const STATES = [0, 1, 2, 3, 4, 5] as const;
const SILENCE = 0;
const WITH_DRAIN = 3;

/**
 * What is told of each state of a factor, given which sets of states, looking alike, give nothing away. A
 * clear change that would is told as one worth asking about; what still would is not told, and looks like
 * silence. Decided for every state, so that it does not hang on the one that it is.
 */
export function shownStates(
  passes: (alike: readonly FactorState[]) => boolean,
): (state: FactorState) => FactorState {
  return (state) => {
    if (state === SILENCE) return SILENCE;
    const base = state >= WITH_DRAIN ? WITH_DRAIN : SILENCE;
    if (state === base) return passes([state]) ? state : SILENCE;
    const [asking, clear] = [base + 1, base + 2];
    const clearly = passes([clear]);
    if (state === clear && clearly) return clear;
    return passes(clearly ? [asking] : [asking, clear]) ? asking : SILENCE;
  };
}

/** All states that look like silence. */
export function silentStates(shown: (state: FactorState) => FactorState): FactorState[] {
  return STATES.filter((state) => shown(state) === SILENCE);
}
