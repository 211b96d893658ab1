import type { Language } from "./messages.ts";

/** A number as it is written in the language: "2.5" or "2,5". Options as those of `Intl.NumberFormat`. */
export function formatNumber(
  value: number,
  language: Language,
  options?: Intl.NumberFormatOptions,
): string {
  return new Intl.NumberFormat(language === "nb" ? "nb-NO" : "en-GB", options).format(value);
}

const WORDS = "no one two three four five six seven eight nine ten eleven twelve".split(" ");
const TALL = "ingen én to tre fire fem seks sju åtte ni ti elleve tolv".split(" ");

/** A count in an English sentence: in words up to twelve. */
export function word(count: number): string {
  return WORDS[count] ?? String(count);
}

/** The same in bokmål. */
export function tall(count: number): string {
  return TALL[count] ?? String(count);
}
