import type { Language } from "#app/i18n/messages.ts";

const spoken: Record<string, Language> = { nb: "nb", no: "nb", nn: "nb", en: "en" };

/**
 * The language of a browser nobody is signed in on: what was chosen there (cookie), else the first of
 * its languages that we speak, else English.
 */
export function languageOfBrowser(headers: {
  cookie: string | null | undefined;
  acceptLanguage: string | null | undefined;
}): Language {
  const chosen = /(?:^|;\s*)language=(en|nb)(?:;|$)/.exec(headers.cookie ?? "")?.[1];
  if (chosen === "en" || chosen === "nb") return chosen;
  return accepted(headers.acceptLanguage ?? "").find(Boolean) ?? "en";
}

function accepted(header: string) {
  return header
    .slice(0, 500)
    .split(",")
    .map((part, place) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = Number(parameters.join(";").match(/q=([\d.]+)/)?.[1] ?? 1);
      return { language: spoken[tag.split("-")[0] ?? ""], quality, place };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality || one.place - other.place)
    .map(({ language }) => language);
}
