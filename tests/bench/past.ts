import type { Answers } from "#surveys/scoring.ts";
import type { Chance } from "#app/demo/chance.ts";
import { answersOf, emailOf } from "./organisation.ts";

/** Periods one after the other, `YYYY-MM`, from the January of `year` on. */
export function periodsFrom(year: number, count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const month = String((at % 12) + 1).padStart(2, "0");
    return `${year + Math.floor(at / 12)}-${month}`;
  });
}

/** Who of the specialists answers a wave, and what: 17 of 20 do, and skip one item in twenty. */
export function responsesIn(specialists: readonly string[], chance: Chance): [string, Answers][] {
  return specialists.flatMap((id, at) => {
    if (chance.uniform() > 0.85) return [];
    const answered = Object.entries(answersOf(at, chance)).filter(() => chance.uniform() < 0.95);
    return [[id, Object.fromEntries(answered)]];
  });
}

/** The past waves of these people as a file for `history import`. */
export function historyFile(
  specialists: readonly string[],
  periods: readonly string[],
  chance: Chance,
): string {
  const lines = ["person,period,item,value"];
  for (const period of periods) {
    for (const [id, answers] of responsesIn(specialists, chance)) {
      const cells = Object.entries(answers).map(([item, value]) => [period, item, value].join());
      lines.push(...cells.map((cell) => `${emailOf(id)},${cell}`));
    }
  }
  return lines.join("\n");
}
