import type { Wave } from "#app/domain/early-warning/engine.ts";
import type { Instrument } from "#app/domain/early-warning/instrument.ts";
import { publishedSurvey } from "#surveys/catalog.ts";
import type { AnswersOfWave } from "./answers.ts";
import type { ClosingWave, Rostered } from "./publish.ts";

/** What a wave of this survey asks, as the early warning takes it; without factors there is nothing to warn of. */
export function instrumentOf({
  survey,
  surveyVersion,
}: Pick<ClosingWave, "survey" | "surveyVersion">): Instrument {
  const { items } = publishedSurvey(survey, surveyVersion).scoring;
  const factors = new Map<string, { id: string; min: number; max: number }[]>();
  for (const { id, scale, ...item } of items) {
    if (item.role !== "factor") continue;
    factors.set(item.factor, [...(factors.get(item.factor) ?? []), { id, ...scale }]);
  }
  const exhaustion = items.find(({ id, role }) => id === "exhaustion" && role === "anchor");
  return {
    factors: [...factors].map(([id, items]) => ({ id, items })),
    ...(exhaustion && { exhaustion: { id: exhaustion.id, ...exhaustion.scale, bad: "high" } }),
  };
}

/**
 * A wave as the early warning takes it. Who keeps no history answers under an id of that wave only, and
 * is compared with nobody.
 */
export function waveOf(
  { period, falseAlarms }: Pick<ClosingWave, "period" | "falseAlarms">,
  roster: readonly Pick<Rostered, "person" | "cell">[],
  answers: AnswersOfWave,
): Wave {
  const known = roster.flatMap(({ person }) => {
    const own = answers.get(person);
    return own ? [[person, own] as const] : [];
  });
  return { period, roster, answers: new Map(known), falseAlarms };
}
