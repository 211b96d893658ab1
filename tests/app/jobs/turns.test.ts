import { setImmediate as immediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { inTurns } from "#app/jobs/turns.ts";

test("mails are begun a few at a time, each time that nobody is being served", async () => {
  const freed: (() => void)[] = [];
  const giveWay = inTurns(() => new Promise((free) => freed.push(free)), 2);
  let begun = 0;
  const all = Array.from({ length: 5 }, () => giveWay().then(() => (begun += 1)));
  const counts: number[] = [];
  while (freed.length > 0) {
    freed.shift()?.();
    await immediate();
    counts.push(begun);
  }
  await Promise.all(all);
  expect(counts).toEqual([2, 4, 5]);
  const late = giveWay();
  freed.shift()?.();
  await late;
});
