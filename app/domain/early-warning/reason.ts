import { realShare } from "./calibration.ts";
import type { Ending, Grade, SignalKind } from "./signal.ts";

export type Language = "en" | "nb";

/** What a cell's reason may speak of: never a size, a count or a person. */
export type CellSign = { kind: SignalKind; grade: Grade; waves: number };

/** What a person's own reason may speak of; levels in points of 1…5. */
export type PersonSign = { kind: SignalKind; usual: number; recent: number };

/** Why a cell's signal stands, in words for its supervisor: grade and duration only. */
export function cellReason(sign: CellSign, language: Language): string {
  const words = texts[language];
  return words.cell[sign.kind](words.running(sign.waves), words.tenths(tenths(sign.grade)));
}

/** Why a cell's signal has ended. */
export function endingReason(ending: Ending, language: Language): string {
  return texts[language].ending[ending];
}

/** Why a person's private signal stands; sizes are rounded to half points, which is what a few answers can bear. */
export function personReason(sign: PersonSign, language: Language): string {
  const words = texts[language];
  const [usual, recent] = [halfPoints(sign.usual), halfPoints(sign.recent)];
  const size = (points: number) => points.toLocaleString(language === "nb" ? "nb-NO" : "en-GB");
  if (sign.kind === "low") return words.personLow(size(recent));
  return recent < usual
    ? words.personChange(size(usual), size(recent))
    : words.personSlight(size(usual));
}

/** Which way a signal points, from the published band of the factor. */
export function direction(band: "drains" | "mixed" | "nourishes", language: Language): string {
  return texts[language].direction[band === "drains" ? "drains" : "fades"];
}

function halfPoints(points: number): number {
  return Math.round(points * 2) / 2;
}

/** The share of signs of a grade that are real, in whole tenths from 1 to 9. */
function tenths(grade: Grade): number {
  return Math.min(9, Math.max(1, Math.round(realShare(grade) * 10)));
}

const numbersEn = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const numbersNb = "én to tre fire fem seks sju åtte ni ti elleve tolv".split(" ");

const texts = {
  en: {
    running: (waves: number) =>
      waves === 1 ? "in this wave" : `${numbersEn[waves - 1] ?? waves} waves running`,
    tenths: (share: number) => `about ${numbersEn[share - 1]} in ten`,
    cell: {
      change: (running: string, share: string) =>
        `Below your members' own usual, ${running}; at least five people's answers are in it; it would stand whatever any one of them had answered. Of signs as clear as this ${share} are real.`,
      low: (running: string) =>
        `In the draining range for a long time, told ${running}; at least five people's answers are in it; it would stand whatever any one of them had answered.`,
    },
    ending: {
      recovered: "Back near what it was before.",
      "group-changed": "The group has changed, so this signal ends here.",
      "no-longer-asked": "This is asked no more, so the signal ends here.",
    },
    personChange: (usual: string, recent: string) =>
      `Down from your usual ${usual} to ${recent} lately, on a scale from 1 to 5. It may be chance; you know best.`,
    personSlight: (usual: string) =>
      `A little down from your usual ${usual} lately, on a scale from 1 to 5, and other things with it. It may be chance; you know best.`,
    personLow: (recent: string) =>
      `Has drained you for a long time: around ${recent} on a scale from 1 to 5.`,
    direction: { drains: "drains", fades: "nourishes less than it used to" },
  },
  nb: {
    running: (waves: number) =>
      waves === 1 ? "i denne runden" : `${numbersNb[waves - 1] ?? waves} runder på rad`,
    tenths: (share: number) => `omtrent ${numbersNb[share - 1]} av ti`,
    cell: {
      change: (running: string, share: string) =>
        `Under det som er vanlig for dem i gruppen, ${running}. Minst fem har svart, og det ville stått seg uansett hva én av dem hadde svart. Av tegn som er så tydelige som dette, er ${share} reelle.`,
      low: (running: string) =>
        `Har tappet lenge, meldt ${running}. Minst fem har svart, og det ville stått seg uansett hva én av dem hadde svart.`,
    },
    ending: {
      recovered: "Tilbake omtrent der det var før.",
      "group-changed": "Gruppen er endret, så signalet slutter her.",
      "no-longer-asked": "Det spørres ikke lenger om dette, så signalet slutter her.",
    },
    personChange: (usual: string, recent: string) =>
      `Ned fra ${usual}, som er vanlig for deg, til ${recent} i det siste, på en skala fra 1 til 5. Det kan være tilfeldig; du vet best.`,
    personSlight: (usual: string) =>
      `Litt under ${usual}, som er vanlig for deg, i det siste, på en skala fra 1 til 5, og andre forhold med det. Det kan være tilfeldig; du vet best.`,
    personLow: (recent: string) => `Har tappet deg lenge: rundt ${recent} på en skala fra 1 til 5.`,
    direction: { drains: "tapper", fades: "nærer mindre enn før" },
  },
};
