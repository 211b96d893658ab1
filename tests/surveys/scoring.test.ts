import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { publishedSurvey, surveys } from "#surveys/catalog.ts";
import {
  answerProblems,
  answersFromForm,
  answersSchema,
  balanceOf,
  onFivePoints,
  subscaleMeans,
  type Answers,
  type Item,
} from "#surveys/scoring.ts";

const pulse = publishedSurvey("monthly-pulse", 1).scoring;
const alliance = publishedSurvey("working-alliance", 1).scoring;

function problems(given: unknown) {
  const parsed = answersSchema(pulse).safeParse(given);
  return parsed.success ? [] : answerProblems(parsed.error);
}

describe("what an answer may be", () => {
  test.each<[string, Answers]>([
    ["nothing at all: every item was skipped", {}],
    ["the ends of each scale", { satisfaction: 1, energy_balance: -3, exhaustion: 5, workload: 2 }],
    ["zero", { energy_balance: 0, workload: 0 }],
    ["a code", { workload: "not-applicable", satisfaction: "not-applicable" }],
    ["no supervision, which is a fact and not a score", { method_supervision: "none" }],
  ])("%s", (_name, answers) => {
    expect(answersSchema(pulse).parse(answers)).toEqual(answers);
  });

  test.each<[string, unknown, string, string]>([
    ["above the scale", { satisfaction: 6 }, "satisfaction", "not-on-the-scale"],
    ["below the scale", { workload: -3 }, "workload", "not-on-the-scale"],
    ["far above the scale", { satisfaction: 99 }, "satisfaction", "not-on-the-scale"],
    ["between two values", { workload: 1.5 }, "workload", "not-on-the-scale"],
    ["text for a number", { workload: "1" }, "workload", "not-on-the-scale"],
    ["true", { workload: true }, "workload", "not-on-the-scale"],
    ["null", { workload: null }, "workload", "not-on-the-scale"],
    ["a list", { workload: [1] }, "workload", "not-on-the-scale"],
    ["an object", { workload: { value: 1 } }, "workload", "not-on-the-scale"],
    ["not a number", { workload: Number.NaN }, "workload", "not-on-the-scale"],
    ["without end", { workload: Infinity }, "workload", "not-on-the-scale"],
    ["another item's code", { workload: "none" }, "workload", "not-on-the-scale"],
    ["an item there is not", { morale: 1 }, "morale", "not-an-item"],
    ["a property of every object", { constructor: 1 }, "constructor", "not-an-item"],
    ["the prototype", JSON.parse('{"__proto__": 1}'), "__proto__", "not-an-item"],
    ["a list of answers", [1, 2], "", "not-answers"],
    ["no answers", null, "", "not-answers"],
    ["a sentence", "workload=1", "", "not-answers"],
    [
      "a flood",
      Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`k${i}`, 1])),
      "",
      "too-many-answers",
    ],
  ])("never %s", (_name, given, item, reason) => {
    expect(problems(given)).toEqual([expect.objectContaining({ item, reason })]);
  });

  test("every faulty item is named, and says what it takes", () => {
    expect(problems({ satisfaction: 0, method_supervision: "never", workload: 1 })).toEqual([
      {
        item: "satisfaction",
        reason: "not-on-the-scale",
        message: 'must be a whole number from 1 to 5 or "not-applicable"',
      },
      {
        item: "method_supervision",
        reason: "not-on-the-scale",
        message: 'must be a whole number from -2 to 2 or "none" or "not-applicable"',
      },
    ]);
  });

  test("what was sent in is not sent back at length", () => {
    const long = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => ["x".repeat(5_000) + i, 1]),
    );
    expect(JSON.stringify(problems(long)).length).toBeLessThan(3_000);
  });

  test.each(surveys)("$name takes each answer its key allows, and no other", ({ scoring }) => {
    const schema = answersSchema(scoring);
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(scoring.items.map((item) => [item.id, validFor(item)])), {
          requiredKeys: [],
        }),
        (answers) => {
          expect(schema.parse(answers)).toEqual({ ...answers });
        },
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...scoring.items), fc.anything(), (item, value) => {
        const allowed =
          (Number.isInteger(value) &&
            Number(value) >= item.scale.min &&
            Number(value) <= item.scale.max) ||
          item.codes.some((code) => code === value);
        expect(schema.safeParse({ [item.id]: value }).success).toBe(allowed);
      }),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything(), { minKeys: 1 }), (given) => {
        const known = scoring.items.map(({ id }) => id);
        fc.pre(Object.keys(given).some((key) => !known.includes(key)));
        expect(schema.safeParse(given).success).toBe(false);
      }),
    );
  });
});

describe("answers from a form", () => {
  test("whole numbers and codes pass, the submission's id is left out", () => {
    const posted =
      "submission=5f0c&workload=-2&peer_support=0&satisfaction=5&method_supervision=none";
    const raw = answersFromForm(pulse, new URLSearchParams(posted));
    expect(raw).toEqual({
      workload: -2,
      peer_support: 0,
      satisfaction: 5,
      method_supervision: "none",
    });
    expect(problems(raw)).toEqual([]);
  });

  test("a form of the platform is read the same way", () => {
    const form = new FormData();
    form.set("submission", "5f0c");
    form.set("workload", "-1");
    expect(answersFromForm(pulse, form)).toEqual({ workload: -1 });
  });

  test.each([
    ["workload=1&workload=2", "workload"],
    ["workload=1.0", "workload"],
    ["workload=%2B1", "workload"],
    ["workload=-0", "workload"],
    ["workload=01", "workload"],
    ["workload=1e0", "workload"],
    ["workload=0x1", "workload"],
    ["workload=", "workload"],
    ["workload=+1", "workload"],
    ["workload=99999999999999999999", "workload"],
    ["person=solveig", "person"],
    ["__proto__=1", "__proto__"],
  ])("%s is kept as it came, so that it is refused", (posted, item) => {
    expect(problems(answersFromForm(pulse, new URLSearchParams(posted)))).toEqual([
      expect.objectContaining({ item }),
    ]);
  });

  test("a file in the place of an answer is refused", () => {
    const form = new FormData();
    form.set("workload", new File(["1"], "1.txt"));
    expect(problems(answersFromForm(pulse, form))).toHaveLength(1);
  });
});

describe("balance", () => {
  test.each<[string, Answers, { drain: number; nourish: number; balance: number } | null]>([
    [
      "drains and nourishment are kept apart",
      { workload: -2, peer_support: 2 },
      { drain: 1, nourish: 1, balance: 0 },
    ],
    ["only drains", { workload: -2, two_systems: -1 }, { drain: 1.5, nourish: 0, balance: -1.5 }],
    [
      "neither counts as answered",
      { workload: -2, two_systems: 0 },
      { drain: 1, nourish: 0, balance: -1 },
    ],
    [
      "codes do not count",
      { workload: 1, method_supervision: "none", travel_practical: "not-applicable" },
      { drain: 0, nourish: 1, balance: 1 },
    ],
    [
      "anchors do not count",
      { satisfaction: 5, energy_balance: 3, exhaustion: 1, workload: -1 },
      { drain: 1, nourish: 0, balance: -1 },
    ],
    ["anchors alone make no balance", { satisfaction: 5 }, null],
    ["codes alone make no balance", { workload: "not-applicable" }, null],
    ["nothing answered", {}, null],
  ])("%s", (_name, answers, expected) => {
    expect(balanceOf(answers)).toEqual(expected);
  });
});

describe("scales side by side", () => {
  test.each([
    [-2, -2, 2, 1],
    [0, -2, 2, 3],
    [2, -2, 2, 5],
    [-3, -3, 3, 1],
    [0, -3, 3, 3],
    [4, 1, 5, 4],
    [0, 0, 10, 1],
    [10, 0, 10, 5],
  ])("%i on %i to %i is %i of five", (value, min, max, expected) => {
    expect(onFivePoints(value, { scale: { min, max } })).toBe(expected);
  });

  test("a reversed item is turned round", () => {
    expect(onFivePoints(2, { scale: { min: 1, max: 5 }, reversed: true })).toBe(4);
  });

  test("a subscale is the mean of what was answered, and nothing without an answer", () => {
    const means = subscaleMeans(alliance, {
      mutual_trust: 5,
      talk_when_it_grates: 2,
      same_next_step: "not-applicable",
      safe_to_bring_up: 4,
    });
    expect(means).toEqual({
      bond: 3.5,
      goal: null,
      task: null,
      pace: null,
      workplace: null,
      supervision: 4,
      employers: null,
    });
  });
});

function validFor({ scale, codes }: Item) {
  return fc.oneof(fc.integer(scale), fc.constantFrom(...codes));
}
