import { useMatches } from "@remix-run/react";
import { type Language, type Messages, messagesFor } from "#app/i18n/messages.ts";
import { useAnswer } from "./answer.ts";

/**
 * The language of the page: what the innermost loader gave as `language`. The root's gives the
 * person's or the browser's; a page that speaks somebody's language without signing in gives that.
 */
export function useLanguage(): Language {
  const given = languageGiven(useMatches());
  const answer = useAnswer();
  if (given) return given;
  if (typeof document === "undefined") return answer.language ?? "en";
  return document.documentElement.lang === "nb" ? "nb" : "en";
}

/** The texts in the language of the page. */
export function useMessages(): Messages {
  return messagesFor(useLanguage());
}

/** The same as `useLanguage` for `meta`, which is no component. */
export function languageGiven(matches: { data: unknown }[]): Language | undefined {
  return matches.map(({ data }) => languageIn(data)).findLast((language) => language);
}

function languageIn(data: unknown): Language | undefined {
  if (typeof data !== "object" || data === null || !("language" in data)) return undefined;
  return data.language === "nb" || data.language === "en" ? data.language : undefined;
}
