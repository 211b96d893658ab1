import { advance, start, type Advance } from "#app/domain/early-warning/engine.ts";
import { at, cellName, factorName, periodOf } from "./panel.ts";
import { DEFAULT, simulate } from "./simulator.ts";
import type { World } from "./world.ts";

/** One wave of a simulated organisation: its answers by person and factor (1…5), and what the engine found. */
export type PanelWave = {
  wave: number;
  answers: ReadonlyMap<string, Record<string, number>>;
  result: Advance;
};

/** The waves of a panel, one after the other, through the engine; one item a factor, of the factor's name. */
export function* panelWaves(world: Partial<World>, seed: number): Generator<PanelWave> {
  const panel = simulate({ ...DEFAULT, ...world }, seed);
  const names = Array.from({ length: panel.factors }, (_, factor) => factorName(factor));
  let state = start({
    factors: names.map((id) => ({ id, items: [{ id, min: 1, max: 5 }] })),
  });
  for (let wave = 0; wave < panel.waves; wave++) {
    const present = [...panel.people.entries()].filter(
      ([, { start, end }]) => wave >= start && wave < end,
    );
    const roster = present.map(([, { id, cell }]) => ({ person: id, cell: cellName(cell) }));
    const answers = new Map<string, Record<string, number>>();
    for (const [person, { id }] of present) {
      const given = names.map((name, factor) => {
        return [name, panel.answers[at(panel, person, wave, factor)]!] as const;
      });
      if (given.some(([, value]) => value > 0))
        answers.set(id, Object.fromEntries(given.filter(([, value]) => value > 0)));
    }
    const result = advance(state, { period: periodOf(wave), roster, answers });
    state = result.state;
    yield { wave, answers, result };
  }
}
