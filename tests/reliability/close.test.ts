import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { closeAmongSubmits } from "#tests/bench/reliability/close.ts";
import { built } from "#tests/support/built.ts";
import { databases } from "./databases.ts";

beforeAll(built, 120_000);

describe.each(databases)("a wave that closes while people answer, on $kind", ({ own }) => {
  test.each(["clock", "hand"] as const)(
    "by %s: every answer is received and counted, or told that it is too late",
    async (by) => {
      const database = await own();
      onTestFinished(database.remove);
      const closed = await closeAmongSubmits(database, { people: 160, by });
      expect(closed).toMatchObject({ other: 0, wrong: 0, isCounted: true });
      expect(closed.received + closed.late).toBe(160);
      expect(closed.received).toBeGreaterThanOrEqual(40);
      expect(closed.late).toBeGreaterThanOrEqual(32);
    },
  );
});
