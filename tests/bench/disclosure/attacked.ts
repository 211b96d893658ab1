import type { Memory } from "#app/domain/disclosure/gate.ts";
import { seeded } from "#tests/bench/warning/random.ts";
import { attackRelease } from "./attack.ts";
import { attackCommonPractice } from "./common-practice.ts";
import { type Findings, nothingFound } from "./findings.ts";
import { releasedWaves } from "./released.ts";
import { simulateOrganisation } from "./world.ts";

export interface Worlds {
  worlds: number;
  teams: number;
  waves: number;
  seed: number;
}

/** The same organisations under this product and under the common practice, and what they were like. */
export interface Attacked {
  ours: Findings;
  theirs: Findings;
  people: number;
  waves: number;
  signals: number;
  shares: number;
  refusedShares: number;
}

/** The same seed gives the same findings. */
export async function attackWorlds({ worlds, teams, waves, seed }: Worlds): Promise<Attacked> {
  const attacked = {
    ...{ ours: nothingFound(), theirs: nothingFound(), people: 0, waves },
    ...{ signals: 0, shares: 0, refusedShares: 0 },
  };
  const memory: Memory = new Map();
  for (let world = 0; world < worlds; world++) {
    const organisation = simulateOrganisation({ teams, waves }, seed + world);
    attacked.people += organisation.people.length;
    const ours = seeded(seed + world);
    const theirs = seeded(seed + world);
    for await (const wave of releasedWaves(organisation)) {
      attackRelease(wave, ours, attacked.ours, memory);
      attackCommonPractice(organisation, wave, theirs, attacked.theirs);
      attacked.signals += wave.signals;
      attacked.shares += wave.shares.length;
      attacked.refusedShares += wave.refusedShares;
    }
  }
  return attacked;
}
