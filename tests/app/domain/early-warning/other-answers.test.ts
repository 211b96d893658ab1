import { judgeCell } from "#app/domain/early-warning/cell.ts";
import { answering, stateOf, withOtherAnswers } from "#app/domain/early-warning/other-answers.ts";
import { chanceOf } from "#app/domain/disclosure/attacker/chance.ts";
import { panelWaves } from "#tests/bench/warning/panel-waves.ts";
import { expect, test } from "vitest";

test("what other answers would have said is what the engine says of the cell with them, whatever they are", () => {
  const chance = chanceOf("other answers");
  const met = new Set<number>();
  for (const { wave, result } of panelWaves({ cells: 8, waves: 20, factors: 6 }, 3)) {
    if (wave < 4) continue;
    const { cells, view } = result.judging;
    for (const { members, open } of cells.values()) {
      for (const [place, factor] of view.factors.entries()) {
        const of = { place, item: { id: factor, min: 1, max: 5 } };
        const people = members.filter(({ given }) => given[place]).map(({ person }) => person.id);
        const stateIn = withOtherAnswers({ members, open, view, ...of }, people);
        const about = Math.floor(chance() * 5);
        for (let time = 0; time < 4; time++) {
          const steps = people.map(() => Math.min(4, Math.floor(about * chance() + 2 * chance())));
          const others = members.map((reading) => {
            const at = people.indexOf(reading.person.id);
            return at < 0 ? reading : answering(reading, steps[at]! + 1, of);
          });
          const { signals } = judgeCell(others, open, view);
          const state = stateOf(signals.filter((signal) => signal.factor === factor));
          expect(stateIn(steps)).toBe(state);
          met.add(state);
        }
      }
    }
  }
  expect([...met].sort(), "every state comes up").toEqual([0, 1, 2, 3, 4, 5]);
});
