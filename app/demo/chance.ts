/** Numbers that look drawn by lot and are the same in every run. */
export interface Chance {
  /** From 0, inclusive, to 1, exclusive. */
  uniform(): number;
  /** Normally distributed around 0. */
  normal(standardDeviation: number): number;
}

/** Chosen so that the groups are quiet but for the stories that answers.ts tells. */
const seed = 16;

/**
 * A stream of its own for each name, so that adding a person or a question leaves the others as they
 * were. Mulberry32 (Tommy Ettinger, public domain) over an FNV-1a hash of the name; for a
 * believable demo, not for secrets or statistics.
 */
export function chanceOf(name: string): Chance {
  let state = hashOf(`${seed} ${name}`);
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    uniform,
    // Box and Muller (1958).
    normal: (standardDeviation) =>
      standardDeviation *
      Math.sqrt(-2 * Math.log(1 - uniform())) *
      Math.cos(2 * Math.PI * uniform()),
  };
}

function hashOf(name: string) {
  let hash = 0x811c9dc5;
  for (const character of name) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash;
}
