import { expect, test } from "@playwright/test";
import { type OfflinePlace, startOfflinePlace } from "#tests/bench/reliability/offline/place.ts";
import { playScript } from "#tests/bench/reliability/offline/script.ts";

let place: OfflinePlace;
test.beforeAll(async () => {
  place = await startOfflinePlace();
});
test.afterAll(() => place.stop());

// The long form: npm run bench reliability -- --part offline
test("whatever happens on the way, the last acknowledged answers are stored and the page says what is so", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const played: number[] = [];
  for (const seed of [3, 10, 11, 24, 30, 38, 41, 52]) {
    played.push((await playScript(browser, place, seed, 8)).seed);
  }
  expect(played).toHaveLength(8);
});
