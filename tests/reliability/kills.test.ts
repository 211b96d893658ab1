import { describe, expect, onTestFinished, test } from "vitest";
import { killsOn } from "#tests/bench/reliability/kills.ts";
import { builtProgram } from "./built-program.ts";
import { databases } from "./databases.ts";

const program = builtProgram();

describe.each(databases)("a server that is killed while people answer, on $kind", ({ own }) => {
  test("has lost nothing that it confirmed, and stored nothing twice", async () => {
    const database = await own();
    onTestFinished(database.remove);
    const killed = await killsOn(database, program(), { kills: 5 });
    expect(killed).toMatchObject({ kills: 5, lost: 0, double: 0 });
    expect(killed.acknowledged, "people were answering").toBeGreaterThan(5);
    expect(killed.interrupted, "something was under way").toBeGreaterThan(0);
  });
});
