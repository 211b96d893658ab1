import { advance, start } from "#app/domain/early-warning/engine.ts";
import type { Anchor } from "#app/domain/early-warning/instrument.ts";
import { at, cellName, factorName, periodOf, type Panel } from "./panel.ts";
import type { Scores } from "./scoring.ts";

/** What the engine says of a panel: evidence by cell, and by person under the best factor; processor seconds. */
export type EngineRun = { cells: Scores; persons: Scores; seconds: number };

/** The intention to leave, as the panels ask for it. */
export const INTENTION: Anchor = { id: "intention", min: 1, max: 5, bad: "high" };

/** Runs the engine over a panel, one item a factor. */
export function runEngine(panel: Panel, withIntention = false): EngineRun {
  const cells = new Float32Array(panel.cellShift.length).fill(NaN);
  const persons = new Float32Array(panel.personShift.length).fill(NaN);
  const names = Array.from({ length: panel.factors }, (_, factor) => factorName(factor));
  const placeOf = new Map(names.map((name, place) => [name, place]));
  const cellOf = new Map(Array.from({ length: panel.cells }, (_, cell) => [cellName(cell), cell]));
  const personOf = new Map(panel.people.map(({ id }, person) => [id, person]));
  const waves = Array.from({ length: panel.waves }, (_, wave) => waveOf(panel, wave, names));
  const began = process.cpuUsage();
  let state = start(instrumentOf(names, withIntention));
  waves.forEach((answers, wave) => {
    const result = advance(state, { period: periodOf(wave), ...answers });
    state = result.state;
    for (const { cell, findings } of result.cells) {
      for (const { factor, evidence } of findings) {
        if (evidence === null) continue;
        cells[at(panel, cellOf.get(cell)!, wave, placeOf.get(factor)!)] = evidence;
      }
    }
    for (const { person, score, named } of result.persons) {
      if (score === null) continue;
      persons[at(panel, personOf.get(person)!, wave, placeOf.get(named[0]!)!)] = score;
    }
  });
  return { cells, persons, seconds: cpuSeconds(began) };
}

/**
 * What people are told from their own answers alone, before anybody else's are known: evidence by person
 * under the best factor, as in `runEngine`.
 */
export function runAlone(panel: Panel, withIntention = false): Scores {
  const persons = new Float32Array(panel.personShift.length).fill(NaN);
  const names = Array.from({ length: panel.factors }, (_, factor) => factorName(factor));
  const placeOf = new Map(names.map((name, place) => [name, place]));
  const instrument = instrumentOf(names, withIntention);
  for (const [person, { start: first, end }] of panel.people.entries()) {
    let state = start(instrument);
    for (let wave = first; wave < end; wave++) {
      const values = answersOf(panel, person, wave, names);
      const result = advance(state, {
        period: periodOf(wave),
        roster: [{ person: "own", cell: null }],
        answers: new Map(values ? [["own", values]] : []),
      });
      state = result.state;
      const { score, named } = result.persons[0]!;
      if (score !== null) persons[at(panel, person, wave, placeOf.get(named[0]!)!)] = score;
    }
  }
  return persons;
}

function instrumentOf(names: readonly string[], withIntention: boolean) {
  return {
    factors: names.map((id) => ({ id, items: [{ id, min: 1, max: 5 }] })),
    intention: withIntention ? INTENTION : undefined,
  };
}

/** Processor time, so that a busy machine does not count. */
function cpuSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

function waveOf(panel: Panel, wave: number, names: readonly string[]) {
  const present = [...panel.people.entries()].filter(
    ([, { start, end }]) => wave >= start && wave < end,
  );
  const answers = new Map<string, Record<string, number>>();
  for (const [person, { id }] of present) {
    const values = answersOf(panel, person, wave, names);
    if (values) answers.set(id, values);
  }
  const roster = present.map(([, { id, cell }]) => ({ person: id, cell: cellName(cell) }));
  return { roster, answers };
}

/** What a person answered in a wave, by name; null for nothing at all. */
function answersOf(
  panel: Panel,
  person: number,
  wave: number,
  names: readonly string[],
): Record<string, number> | null {
  const values: Record<string, number> = {};
  for (const [factor, name] of names.entries()) {
    const value = panel.answers[at(panel, person, wave, factor)]!;
    if (value > 0) values[name] = value;
  }
  const wish = panel.intention[person * panel.waves + wave]!;
  if (wish > 0) values[INTENTION.id] = wish;
  return Object.keys(values).length > 0 ? values : null;
}
