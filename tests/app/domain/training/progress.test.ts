import { expect, test } from "vitest";
import {
  activeSecondsOf,
  isAnswer,
  isRight,
  nextStep,
  screensIn,
} from "#app/domain/training/progress.ts";
import { questionsOf } from "#training/definition.ts";
import { writtenModule } from "#tests/support/written-module.ts";

const [single, several] = questionsOf(writtenModule) as [
  ReturnType<typeof questionsOf>[number],
  ReturnType<typeof questionsOf>[number],
];

test.each([
  [0, 0, { at: "screen", number: 1 }],
  [3, 0, { at: "screen", number: 4 }],
  [4, 0, { at: "question", number: 1 }],
  [4, 1, { at: "question", number: 2 }],
  [4, 2, { at: "result" }],
])("with %i screens read and %i questions answered one stands at %j", (read, answered, step) => {
  expect(screensIn(writtenModule)).toBe(4);
  expect(nextStep(writtenModule, { screensRead: read, answered })).toEqual(step);
});

test("an answer is right with exactly the right options, in any order", () => {
  expect(isRight(single, ["b"])).toBe(true);
  expect(isRight(single, ["a"])).toBe(false);
  expect(isRight(several, ["c", "a"])).toBe(true);
  expect(isRight(several, ["a"])).toBe(false);
  expect(isRight(several, ["a", "b", "c"])).toBe(false);
  expect(isRight(several, ["a", "a"])).toBe(false);
});

test("an answer is one option of a single choice, and one or more of several, each once", () => {
  expect(isAnswer(single, ["a"])).toBe(true);
  expect(isAnswer(single, ["a", "b"])).toBe(false);
  expect(isAnswer(several, ["a", "b", "c"])).toBe(true);
  expect(isAnswer(several, ["a", "a"])).toBe(false);
  for (const question of [single, several]) {
    expect(isAnswer(question, [])).toBe(false);
    expect(isAnswer(question, ["z"])).toBe(false);
  }
});

test.each([
  ["what the browser counted", 20, 60, 20],
  ["no more than has passed", 600, 60, 60],
  ["what has passed where no script counted", null, 60, 60],
  ["five minutes at most", null, 7200, 300],
  ["nothing when a clock was set back", null, -60, 0],
])("a step takes %s", (_, visibleSeconds, passed, seconds) => {
  const lastStepAt = "2027-03-01T09:00:00.000Z";
  const now = new Date(Date.parse(lastStepAt) + passed * 1000);
  expect(activeSecondsOf({ lastStepAt, visibleSeconds }, now)).toBe(seconds);
});
