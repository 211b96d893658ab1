import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { killsOn } from "#tests/bench/reliability/kills.ts";
import { built } from "#tests/support/built.ts";
import { databases } from "./databases.ts";

beforeAll(built, 120_000);

describe.each(databases)("a server that is killed while people answer, on $kind", ({ own }) => {
  test("has lost nothing that it confirmed, and stored nothing twice", async () => {
    const database = await own();
    onTestFinished(database.remove);
    const killed = await killsOn(database, { kills: 5 });
    expect(killed).toMatchObject({ kills: 5, lost: 0, double: 0 });
    expect(killed.acknowledged, "people were answering").toBeGreaterThan(5);
    expect(killed.interrupted, "something was under way").toBeGreaterThan(0);
  });
});
