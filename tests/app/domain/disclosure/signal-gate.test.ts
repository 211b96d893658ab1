import { chanceOf } from "#app/domain/disclosure/attacker/chance.ts";
import { completionsOf } from "#app/domain/disclosure/attacker/completions.ts";
import type { ObservedGroup } from "#app/domain/disclosure/attacker/posterior.ts";
import { posteriorOf } from "#app/domain/disclosure/attacker/posterior.ts";
import { givesNothingAway } from "#app/domain/disclosure/attacker/sightings.ts";
import { bandOf, type FigureItem } from "#app/domain/disclosure/figures.ts";
import { shownStates, silentStates } from "#app/domain/disclosure/shown-state.ts";
import { passSignal, type SignalCandidate } from "#app/domain/disclosure/signal-gate.ts";
import { stateOf, withOtherAnswers } from "#app/domain/early-warning/other-answers.ts";
import { panelWaves, type PanelWave } from "#tests/bench/warning/panel-waves.ts";
import { describe, expect, test } from "vitest";
import { everyVector } from "./attacker/brute-force.ts";

const workload: FigureItem = { id: "workload", scale: { min: -2, max: 2 }, reversed: false };
const five = ["solveig", "anne", "bjorn", "dag", "eli"];
const alike = [1, 1, 1, 1, 1];

function cellOf(respondents: string[], band: "drains" | "mixed" | "nourishes" | null) {
  const figure = band && { band, detail: null };
  return { id: "north", parent: null, respondents, figure } satisfies ObservedGroup;
}

function bandOfSteps(steps: readonly number[]) {
  return bandOf(
    steps.reduce((sum, step) => sum + step - 2, 0),
    steps.length,
    workload,
  );
}

describe("completions of the unknown answers", () => {
  test("are as likely as the attacker on figures says, with a shared answer and a prior", () => {
    const group = cellOf(five, "mixed");
    const shared = new Map([["dag", -2]]);
    const prior = [1, 2, 3, 4, 2];
    const draw = completionsOf(workload, group, shared, prior)!;
    const chance = chanceOf("completions");
    const steps = new Uint8Array(5);
    const found = [0, 0, 0, 0, 0];
    for (let drawn = 0; drawn < 20_000; drawn++) {
      draw(chance, steps);
      expect(steps[3]).toBe(0);
      expect(bandOfSteps([...steps])).toBe("mixed");
      found[steps[1]!]! += 1 / 20_000;
    }
    const exact = posteriorOf({ ...workload, groups: [group] }, shared, prior).get("anne")!;
    exact.forEach((probability, step) => expect(found[step]).toBeCloseTo(probability, 1.7));
  });

  test("that look alike leave each value as often as all 5⁵ ways of answering do", () => {
    const looksAlike = (steps: ArrayLike<number>) => steps[0]! + 2 * steps[1]! + steps[2]! <= 6;
    const counts = { exact: new Map<string, number>(), drawn: new Map<string, number>() };
    const add = (to: Map<string, number>, steps: ArrayLike<number>) =>
      five.forEach((_, at) =>
        to.set(`${at} ${steps[at]}`, (to.get(`${at} ${steps[at]}`) ?? 0) + 1),
      );
    let [exactly, drawn] = [0, 0];
    for (const steps of everyVector(5, 5)) {
      if (bandOfSteps(steps) !== "mixed" || !looksAlike(steps)) continue;
      add(counts.exact, steps);
      exactly += 1;
    }
    const draw = completionsOf(workload, cellOf(five, "mixed"), new Map(), alike)!;
    const chance = chanceOf("all ways");
    const steps = new Uint8Array(5);
    for (let time = 0; time < 20_000; time++) {
      draw(chance, steps);
      if (!looksAlike(steps)) continue;
      add(counts.drawn, steps);
      drawn += 1;
    }
    expect(exactly).toBeGreaterThan(100);
    for (const [key, count] of counts.exact)
      expect((counts.drawn.get(key) ?? 0) / drawn, key).toBeCloseTo(count / exactly, 1.5);
  });

  test("give the shares of a published distribution, and nothing where nothing fits", () => {
    const many = Array.from({ length: 40 }, (_, at) => `p${at}`);
    const figure = { band: "mixed" as const, detail: { mean: 0, shares: [20, 20, 20, 20, 20] } };
    const group = { ...cellOf(many, null), figure };
    const steps = new Uint8Array(40);
    completionsOf(workload, group, new Map(), alike)!(chanceOf("shares"), steps);
    expect([0, 1, 2, 3, 4].map((one) => steps.filter((step) => step === one).length)).toEqual([
      8, 8, 8, 8, 8,
    ]);
    const sharing = new Map(five.map((person) => [person, 2]));
    expect(completionsOf(workload, cellOf(five, "drains"), sharing, alike)).toBeNull();
  });
});

describe("what is seen besides a band", () => {
  const seen = (looksAlike: (steps: Uint8Array) => boolean, band: "drains" | "mixed" = "mixed") =>
    givesNothingAway(
      { item: workload, group: cellOf(five, band), shared: new Map(), prior: alike, looksAlike },
      chanceOf("seen"),
    );

  test("passes where everything looks alike: the band alone leaves enough open", () => {
    expect(seen(() => true)).toBe("passes");
  });

  test("does not where only one way of answering gives it, as an engine without D12 could publish", () => {
    const only = [0, 1, 2, 3, 4];
    expect(seen((steps) => only.every((step, at) => steps[at] === step))).not.toBe("passes");
  });

  test("does not where it hangs on one person's answer alone", () => {
    expect(seen((steps) => steps[2]! <= 1)).toBe("gives-away");
  });

  test("does not where it hangs on two people's answers together, one of whom looks", () => {
    expect(seen((steps) => steps[0] === steps[1])).toBe("gives-away");
  });
});

describe("what is told of a factor's states", () => {
  test("is nothing of any, where each of them would give something away", () => {
    const shown = shownStates(() => false);
    expect(silentStates(shown)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("is a clear change as one worth asking about, where only the grade would", () => {
    const shown = shownStates((states) => states.length > 1 || states[0] === 3);
    expect([0, 1, 2, 3, 4, 5].map(shown)).toEqual([0, 1, 1, 3, 4, 4]);
  });

  test("is everything where nothing gives anything away", () => {
    expect([0, 1, 2, 3, 4, 5].map(shownStates(() => true))).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe("in simulated organisations", () => {
  const waves = [...panelWaves({ cells: 30, waves: 12, factors: 6 }, 21)].slice(3);

  test("most signals are told as they are, and few figures go beside a silence", () => {
    const of = { signals: 0, hidden: 0, graded: 0, figures: 0, gone: 0 };
    for (const { candidate, found } of waves.flatMap(candidatesOf)) {
      const { state, silenceSpeaks } = passSignal(candidate, "panel");
      of.signals += Number(found > 0);
      of.hidden += Number(found > 0 && state === 0);
      of.graded += Number(state > 0 && state !== found);
      of.figures += Number(candidate.group.figure !== null);
      of.gone += Number(silenceSpeaks && candidate.group.figure !== null);
    }
    expect(of.signals).toBeGreaterThan(60);
    expect(of.hidden / of.signals).toBeLessThan(0.25);
    expect(of.gone / of.figures).toBeLessThan(0.02);
  }, 60_000);

  test("a silence that is common, which is not looked at further, gives nothing away", () => {
    const quiet = waves
      .flatMap(candidatesOf)
      .filter(({ candidate }, at) => candidate.signals.length === 0 && at % 15 === 0);
    const findings = quiet.map(({ candidate: { judged, ...seen } }) => {
      const stateIn = withOtherAnswers(judged, seen.group.respondents);
      const looksAlike = (steps: Uint8Array) => stateIn(steps) === 0;
      return givesNothingAway({ ...seen, looksAlike }, chanceOf(seen.group.id));
    });
    expect(findings.length).toBeGreaterThan(60);
    expect(new Set(findings)).toEqual(new Set(["passes"]));
  }, 60_000);

  test("the same wave gives the same every time", () => {
    const last = candidatesOf(waves.at(-1)!).filter(({ found }) => found > 0);
    const once = () => last.map(({ candidate }) => passSignal(candidate, "same"));
    expect(last.length).toBeGreaterThan(5);
    expect(once()).toEqual(once());
  });
});

function candidatesOf({ answers, result }: PanelWave) {
  const { view, cells } = result.judging;
  return result.cells.flatMap(({ cell, signals }) =>
    view.factors.map((factor, place) => {
      const judged = cells.get(cell)!;
      const item: FigureItem = { id: factor, scale: { min: 1, max: 5 }, reversed: false };
      const values = judged.members.flatMap(({ person }) => {
        const value = answers.get(person.id)?.[factor];
        return value === undefined ? [] : [{ person: person.id, value }];
      });
      const sum = values.reduce((total, { value }) => total + value, 0);
      const band = values.length >= 5 ? bandOf(sum, values.length, item) : null;
      const own = signals.filter((signal) => signal.factor === factor);
      const candidate: SignalCandidate = {
        item,
        group: {
          ...cellOf(
            values.map(({ person }) => person),
            band,
          ),
          id: cell,
        },
        shared: new Map(),
        prior: alike,
        judged: { ...judged, view, place, item: { id: factor, min: 1, max: 5 } },
        signals: own,
      };
      return { candidate, found: stateOf(own) };
    }),
  );
}
