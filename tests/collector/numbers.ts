import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ReleaseLine } from "#app/domain/disclosure/release.ts";

/**
 * The numbers in what somebody was given that neither a release, nor a calendar, nor a fixed text of
 * the product accounts for. `facts` are further numbers that are no secret, such as how many people
 * were asked.
 */
export function unexplained(
  text: string,
  lines: readonly ReleaseLine[],
  facts: readonly (number | string)[],
): string[] {
  const known = new Set([...numbersOf(lines), ...facts.map(String), ...fixedNumbers()]);
  const told = withoutCalendar(toldIn(text)).match(/(?<![\w#⟨])[-−+]?\d+(?:[.,]\d+)?(?!\w)/g) ?? [];
  return [...new Set(told)].filter((number) => !known.has(number.replace(",", ".")));
}

/** Durations, means and shares; nothing else of a release is a number. */
function numbersOf(lines: readonly ReleaseLine[]): string[] {
  return lines.flatMap(({ duration, detail }) => [
    ...(duration === null ? [] : [String(duration)]),
    ...(detail?.match(/\d+(?:\.\d+)?/g) ?? []),
  ]);
}

/** What a person reads, or a program in the values of a data response; no addresses, no drawing. */
function toldIn(text: string): string {
  const [, body = text] = text.split(/\n\n([\s\S]*)/);
  if (body.startsWith("[")) return valuesIn(body);
  return body
    .replaceAll("<!-- -->", "")
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/https?:\/\/\S+/g, " ");
}

/** The values of a data response: its array holds them flat, and refers to them by place. */
function valuesIn(data: string): string {
  const flat = JSON.parse(data.split("\n")[0] ?? "[]") as unknown[];
  return flat.filter((value) => typeof value !== "object").join("\n");
}

function withoutCalendar(text: string): string {
  const months =
    "January|February|March|April|May|June|July|August|September|October|November|December";
  return text
    .replace(new RegExp(`\\d{1,2} (?:${months})`, "g"), " ")
    .replace(/\d{1,2}:\d{2}(?::\d{2})?/g, " ")
    .replace(/\b20\d{2}(?:-\d{2}(?:-\d{2}\S*)?)?\b/g, " ")
    .replace(/^(?:Date|Message-ID|MIME-Version): .*$/gm, " ");
}

/** Numbers that stand in the texts of the module that an address is about; none for another address. */
export function numbersOfModule(address: string): string[] {
  const [, module] = /\/modules\/([ms]\d{2})\b/.exec(address) ?? [];
  if (!module) return [];
  const folder = join("training", module);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(md|json)$/.test(name))
    .flatMap((name) => readFileSync(join(folder, name), "utf8").match(/\d+(?:\.\d+)?/g) ?? []);
}

let fixed: string[] | undefined;

/** Numbers that stand in the product's own texts, whoever answered what. */
function fixedNumbers(): string[] {
  fixed ??= ["app/i18n", "surveys"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(ts|json|md)$/.test(name))
      .flatMap((name) => readFileSync(join(folder, name), "utf8").match(/\d+(?:\.\d+)?/g) ?? []),
  );
  return fixed;
}
