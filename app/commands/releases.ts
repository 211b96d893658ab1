import { once } from "node:events";
import { Command } from "commander";
import { publishedLines } from "#app/domain/disclosure/published-lines.ts";
import { findWave } from "#app/domain/waves.ts";
import { latest } from "#surveys/catalog.ts";
import { withDatabase } from "./database.ts";
import { Refusal } from "./refusal.ts";

const words = {
  releases: "Print what closed waves have published, one JSON object a line.",
  series: "the series, such as monthly-pulse",
  period: "only this wave, such as 2027-03",
  unknownSeries: (series: string) => `There is no series ${JSON.stringify(series)}.`,
  unknownWave: (series: string, period: string) => `There is no wave ${series} ${period}.`,
  stillOpen: (series: string, period: string) =>
    `${series} ${period} is still open: nothing is published before it closes.`,
};

const fields = `
Each line has series, period, group (unit/cell, a unit, or organisation), kind
and people, and

  figure         item and band; from 30 answers on also mean and shares (per
                 cent, to the next 5)
  signal         factor, state, grade and duration (waves, this one included)
  participation  state

people is how many belonged to the group when the wave opened, whether or not
they had a break then: it says nothing of who was asked or who answered. What
is withheld is not there.

Example:
  tilsig releases --series monthly-pulse --period 2027-03`;

/** `tilsig releases` */
export function releasesCommand(): Command {
  return new Command("releases")
    .description(words.releases)
    .requiredOption("--series <name>", words.series)
    .option("--period <period>", words.period)
    .addHelpText("after", fields)
    .action(printReleases);
}

async function printReleases({ series, period }: { series: string; period?: string }) {
  if (!latest(series)) throw new Refusal(words.unknownSeries(series));
  await withDatabase(async (db) => {
    const wave = period === undefined ? undefined : await findWave(db, series, period);
    if (period !== undefined && !wave) throw new Refusal(words.unknownWave(series, period));
    if (period !== undefined && !wave?.closedAt) throw new Refusal(words.stillOpen(series, period));
    for await (const line of publishedLines(db, series, period)) {
      const isRoom = process.stdout.write(`${JSON.stringify(line)}\n`);
      if (!isRoom) await once(process.stdout, "drain");
    }
  });
}
