import { posteriorOf } from "#app/domain/disclosure/attacker/posterior.ts";
import { judge } from "#app/domain/disclosure/attacker/verdict.ts";
import { describe, expect, test } from "vitest";
const pulse = { scale: { min: -2, max: 2 }, reversed: false };

describe("one group", () => {
  test("knowing four of five mates' answers, a mean to one decimal gives the fifth away", () => {
    const respondents = ["solveig", "anne", "bjorn", "dag", "eli"];
    const observed = {
      ...pulse,
      groups: [
        {
          id: "north",
          parent: null,
          respondents,
          figure: { band: "nourishes" as const, detail: { mean: 1.2, shares: [] } },
        },
      ],
    };
    const known = new Map(respondents.slice(1).map((person) => [person, 1]));
    const posteriors = posteriorOf(observed, known);
    expect(posteriors.get("solveig")).toEqual([0, 0, 0, 0, 1]);
    expect(judge(posteriors)).toEqual({ certain: 1, fewest: 1, likeliest: 1 });
  });
});
