import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { stopUnderLoad } from "#tests/bench/reliability/stop.ts";
import { built } from "#tests/support/built.ts";
import { databases } from "./databases.ts";

beforeAll(built, 120_000);

describe.each(databases)(
  "a server that is asked to end while people answer, on $kind",
  ({ own }) => {
    test("tells everybody whose answers it has stored, and is out within fifteen seconds", async () => {
      const database = await own();
      onTestFinished(database.remove);
      const stopped = await stopUnderLoad(database);
      expect(stopped).toMatchObject({ unanswered: 0, faults: 0, code: 0 });
      expect(stopped.acknowledged, "it was in the midst of it").toBeLessThan(256);
      expect(stopped.seconds).toBeLessThan(15);
    });
  },
);
