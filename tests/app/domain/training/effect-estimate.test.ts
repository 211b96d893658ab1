import { describe, expect, test } from "vitest";
import { effectOf, type StandingWave } from "#app/domain/training/effect-estimate.ts";

/** A cell's signal that stood for so many waves, and then ended or goes on. */
function signal(cell: string, waves: number, { trained = false, ends = true } = {}) {
  return Array.from({ length: waves }, (_, at): StandingWave => {
    const isLast = at === waves - 1;
    return { cell, trained, ended: isLast ? ends || null : false };
  });
}

const cells = (count: number) => Array.from({ length: count }, (_, at) => `cell ${at}`);

describe("whether cells came back sooner", () => {
  test.each([
    [0, null],
    [4, null],
    [5, { cells: 5, waves: 3 }],
    [9, { cells: 9, waves: 3 }],
  ])("of %i cells whose signals stood for three waves", (count, others) => {
    const waves = cells(count).flatMap((cell) => signal(cell, 3));
    expect(effectOf(waves)).toEqual({ trained: null, others });
  });

  test("is told of each side by itself", () => {
    const taken = cells(5).flatMap((cell) => signal(cell, 2, { trained: true }));
    const rest = cells(6).flatMap((cell) => signal(cell, 5));
    expect(effectOf([...taken, ...rest])).toEqual({
      trained: { cells: 5, waves: 2 },
      others: { cells: 6, waves: 5 },
    });
    expect(effectOf([...taken, ...rest.slice(0, 20)]).others).toBeNull();
  });

  test("counts the waves before a module for the others, not for the module", () => {
    const waves = cells(5).flatMap((cell): StandingWave[] => [
      { cell, trained: false, ended: false },
      { cell, trained: false, ended: false },
      { cell, trained: true, ended: true },
    ]);
    const ending = cells(5).flatMap((cell) => signal(`other ${cell}`, 1));
    expect(effectOf([...waves, ...ending])).toEqual({
      trained: { cells: 5, waves: 1 },
      others: { cells: 10, waves: 3 },
    });
  });

  test("says nothing of signals none of which has ended", () => {
    expect(effectOf(cells(7).flatMap((cell) => signal(cell, 4, { ends: false })))).toEqual({
      trained: null,
      others: null,
    });
  });

  test("counts one cell once, however many signals it had", () => {
    const waves = Array.from({ length: 9 }, () => signal("cell 0", 2)).flat();
    expect(effectOf(waves).others).toBeNull();
  });
});
