import { type OwnWave, judgeAlone } from "#app/domain/early-warning/alone.ts";
import { describe, expect, test } from "vitest";

const factors = ["workload", "peer_support", "mastery_training", "employer_work"];
const instrument = {
  factors: factors.map((id) => ({ id, items: [{ id, min: -2, max: 2 }] })),
  exhaustion: { id: "exhaustion", min: 1, max: 5, bad: "high" as const },
};

/** A wave a month from January 2026 on; null is a month without an answer. */
function months(answers: (Record<string, number> | null)[]): OwnWave[] {
  return answers.map((given, month) => ({
    period: `2026-${String(month + 1).padStart(2, "0")}`,
    instrument,
    answers: given ?? {},
  }));
}

const usual = {
  workload: 1,
  peer_support: 1,
  mastery_training: 1,
  employer_work: 0,
  exhaustion: 2,
};
const drained = { ...usual, workload: -2, exhaustion: 5 };

describe("a person judged from own answers alone", () => {
  test("has a signal when a factor has drained more than is usual, and it counts the waves", () => {
    const after = (bad: number) =>
      judgeAlone(months([...Array(6).fill(usual), ...Array(bad).fill(drained)]))?.signals;
    expect(after(0)).toEqual([]);
    expect(after(2)).toMatchObject([{ factor: "workload", kind: "change" }]);
    const [waves2] = after(2) ?? [];
    const [waves3] = after(3) ?? [];
    expect(waves3?.waves).toBe((waves2?.waves ?? 0) + 1);
  });

  test("has none from too few answers, nor from months without any", () => {
    expect(judgeAlone([])).toBeNull();
    expect(judgeAlone(months([usual, drained]))?.signals).toEqual([]);
    expect(judgeAlone(months([usual, null, null, null, null, drained]))?.signals).toEqual([]);
  });

  test("is told when it is over", () => {
    const history = [...Array(6).fill(usual), drained, drained, ...Array(4).fill(usual)];
    const states = history.map((_, month) => judgeAlone(months(history.slice(0, month + 1))));
    const told = states.flatMap((one) => one?.signals.map(({ state }) => state) ?? []);
    expect(told).toContain("opened");
    expect(told.at(-1)).toBe("closed");
    expect(states.at(-1)?.signals ?? []).toEqual([]);
  });
});
