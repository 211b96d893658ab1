import { Command } from "commander";
import { closeWave } from "#app/domain/closing.ts";
import { type Near, openByHand, type OpeningByHand } from "#app/domain/rhythm/by-hand.ts";
import { nameOf } from "#app/jobs/error-name.ts";
import { withDatabase } from "./database.ts";
import { Refusal } from "./refusal.ts";

const words = {
  wave: "Open and close waves by hand.",
  open: "Open the wave of a period now: the roster is drawn up and everyone on it is invited.",
  close: "Close a wave now: its release is published and each supervisor is promised a digest.",
  series: "the series, such as monthly-pulse",
  period: "year and month, such as 2027-03",
  /** Not how many are asked: in a small organisation that tells who takes a break. */
  opened: (name: string, closesAt: string) =>
    `${name} is open until ${closesAt}. Everyone on its roster is invited as soon as a worker runs.`,
  closed: (name: string, digests: number) =>
    `${name} is closed and released. ${digests} digests are promised, each for the hour its supervisor chose.`,
  unknownSeries: (series: string) => `There is no series ${JSON.stringify(series)}.`,
  notAPeriod: (period: string) =>
    `${JSON.stringify(period)} is not a period: write year and month, such as 2027-03.`,
  exists: (name: string) => `${name} exists already.`,
  outOfOrder: (name: string, latest: string) =>
    `${name} is older than ${latest}, which exists: waves only go forward.`,
  stillOpen: (period: string) => `The wave ${period} of this series is still open: close it first.`,
  nobody: "Nobody is a specialist in a team today, so there is nobody to ask: import people first.",
  tooNear: (name: string, { series, isPlanned, day, from }: Near) =>
    `${series} ${isPlanned ? "opens by itself" : "opened"} on ${day}, and nobody gets two surveys within a week. ` +
    `${name} can be opened from ${from} on` +
    (isPlanned ? `, or at once after: tilsig series pause ${series}` : "."),
  unknownWave: (name: string) => `There is no wave ${name}.`,
  failed: (name: string, error: string) =>
    `${name} could not be closed (${error}). Nothing was published, and its answers are kept. It can be closed again.`,
  alreadyClosed: (name: string) => `${name} is closed already; its release stands.`,
};

/** `tilsig wave …` */
export function waveCommand(): Command {
  return new Command("wave")
    .description(words.wave)
    .addCommand(onWave("open", words.open, open))
    .addCommand(onWave("close", words.close, close));
}

function onWave(
  name: string,
  description: string,
  action: (series: string, period: string) => Promise<void>,
) {
  return new Command(name)
    .description(description)
    .argument("<series>", words.series)
    .argument("<period>", words.period)
    .addHelpText("after", `\nExample:\n  tilsig wave ${name} monthly-pulse 2027-03`)
    .action(action);
}

async function open(series: string, period: string) {
  const opening = await withDatabase((db) => openByHand(db, { series, period }, new Date()));
  if (opening.outcome !== "opened") throw new Refusal(whyNotOpened(opening, series, period));
  process.stdout.write(`${words.opened(`${series} ${period}`, opening.closesAt)}\n`);
}

async function close(series: string, period: string) {
  const name = `${series} ${period}`;
  const closing = await withDatabase((db) => closeWave(db, { series, period }, new Date()));
  if (closing.outcome === "unknown-wave") throw new Refusal(words.unknownWave(name));
  if (closing.outcome === "already-closed") throw new Refusal(words.alreadyClosed(name));
  if (closing.outcome === "failed") throw new Refusal(words.failed(name, nameOf(closing.error)));
  process.stdout.write(`${words.closed(name, closing.digests)}\n`);
}

function whyNotOpened(
  opening: Exclude<OpeningByHand, { outcome: "opened" }>,
  series: string,
  period: string,
): string {
  const name = `${series} ${period}`;
  switch (opening.outcome) {
    case "unknown-series":
      return words.unknownSeries(series);
    case "not-a-period":
      return words.notAPeriod(period);
    case "exists":
      return words.exists(name);
    case "out-of-order":
      return words.outOfOrder(name, opening.latest);
    case "still-open":
      return words.stillOpen(opening.period);
    case "nobody":
      return words.nobody;
    case "too-near":
      return words.tooNear(name, opening);
  }
}
