import { expect, test } from "vitest";
import { closeWave } from "#app/domain/closing.ts";
import { type PublishedLine, publishedLines } from "#app/domain/disclosure/published-lines.ts";
import { takePause } from "#app/domain/pauses.ts";
import { openWave } from "#app/domain/waves.ts";
import { databases } from "#tests/support/databases.ts";
import { everyoneAnswers, nordlys, north, pulse } from "#tests/support/organisation.ts";

const march = { series: "monthly-pulse", period: "2027-03" };
const opening = new Date("2027-03-02T07:00:00Z");
const close = new Date("2027-03-10T19:00:00Z");

test.each(databases)(
  "on $name nothing that is printed of a release tells that somebody had a break",
  async ({ open }) => {
    const db = await open();
    await nordlys(db);
    await takePause(db, { personId: "anne", from: "2027-03-01", until: null }, "2027-03-01");
    const wave = await openWave(db, march, opening);
    if (wave.outcome !== "opened") throw new Error(wave.outcome);
    const asked = north.filter((name) => name !== "anne");
    await everyoneAnswers(db, wave.waveId, asked, () => pulse(1), opening);
    await closeWave(db, march, close);

    const lines: PublishedLine[] = [];
    for await (const line of publishedLines(db, "monthly-pulse")) lines.push(line);
    const cell = lines.filter(({ group }) => group === "Coast/North");
    expect(cell.length).toBeGreaterThan(0);
    expect(new Set(cell.map(({ people }) => people))).toEqual(new Set([north.length]));
    expect(JSON.stringify(lines)).not.toContain("@");
  },
);
