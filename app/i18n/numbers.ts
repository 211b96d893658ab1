import type { Language } from "./messages.ts";

/** A number as it is written in the language: "2.5" or "2,5". Options as those of `Intl.NumberFormat`. */
export function formatNumber(
  value: number,
  language: Language,
  options?: Intl.NumberFormatOptions,
): string {
  return new Intl.NumberFormat(language === "nb" ? "nb-NO" : "en-GB", options).format(value);
}
