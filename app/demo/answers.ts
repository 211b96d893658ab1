import type { Answers } from "#surveys/scoring.ts";
import { chanceOf } from "./chance.ts";
import { missedBy, teams } from "./people.ts";

/** What a factor is usually like at Nordlys IPS, on −2…+2. */
const usual: Record<string, number> = {
  role_clarity: 0.4,
  two_systems: 0.3,
  team_integration: 0.3,
  method_supervision: 0.7,
  leader_support: 0.4,
  peer_support: 0.7,
  workload: 0.2,
  emotional_demands: 0.3,
  client_alliance: 1.1,
  employer_work: 0.3,
  mastery_training: 0.6,
  method_freedom: 0.3,
  meaning_results: 1.1,
  recognition_future: 0.2,
  travel_practical: 0.1,
};

/** What happens to a factor in some teams: where it lies, and what it loses in each of the waves. */
interface Story {
  factor: string;
  teams: readonly string[];
  level: number;
  /** From wave `from` (0 is the first of the twelve) over `waves` waves by `loss` in all. */
  from: number;
  waves: number;
  loss: number;
}

/** A slow decline and a fading of what nourished. Nothing else changes. */
export const stories: readonly Story[] = [
  {
    factor: "two_systems",
    teams: ["Harstad", "Finnsnes"],
    level: 0.5,
    from: 7,
    waves: 6,
    loss: 1.4,
  },
  { factor: "peer_support", teams: ["Tromsø"], level: 1.3, from: 10, waves: 3, loss: 1.1 },
];

/**
 * What somebody answers in wave `wave` of the demo's monthly pulse (0–11 are closed, 12 is open), the
 * same in every run; null for who does not answer it or was not there yet.
 */
export function demoAnswers(name: string, wave: number): Answers | null {
  if (wave < missedBy(name)) return null;
  const { uniform, normal } = chanceOf(`${name} in wave ${wave}`);
  if (uniform() > diligenceOf(name)) return null;

  const mood = normal(0.15);
  const felt = new Map(
    Object.keys(usual).map((factor) => [factor, levelOf(name, factor, wave) + mood + normal(0.45)]),
  );
  const answers: Answers = {
    ...anchors(felt, normal),
    ...Object.fromEntries([...felt].map(([factor, level]) => [factor, onScale(level, -2, 2)])),
  };
  // There is no treatment team in Hammerfest, so too few answer this in its group to show a figure.
  if (teamOf(name) === "Hammerfest") answers.team_integration = "not-applicable";
  if (uniform() < 0.04) answers.method_supervision = "none";
  if (uniform() < 0.02) answers.travel_practical = "not-applicable";
  if (uniform() < 0.02) delete answers.recognition_future;
  return answers;
}

/** From 0.82 to 0.98: how often somebody answers. */
function diligenceOf(name: string) {
  return 0.82 + 0.16 * chanceOf(`diligence of ${name}`).uniform();
}

/** Where a factor really lies for somebody: the place, the person, and the person with the factor. */
function levelOf(name: string, factor: string, wave: number) {
  const own =
    chanceOf(`outlook of ${name}`).normal(0.25) + chanceOf(`${name} and ${factor}`).normal(0.4);
  const team = teamOf(name);
  const story = stories.find((story) => story.factor === factor && story.teams.includes(team));
  if (story) return story.level + own - lossBy(story, wave);
  return (usual[factor] ?? 0) + own + chanceOf(`${team} and ${factor}`).normal(0.15);
}

function lossBy({ from, waves, loss }: Story, wave: number) {
  return loss * Math.min(1, Math.max(0, (wave - from + 1) / waves));
}

/** The three questions about all in all, from how the factors were felt. */
function anchors(felt: ReadonlyMap<string, number>, normal: (sd: number) => number): Answers {
  const mean = [...felt.values()].reduce((sum, level) => sum + level, 0) / felt.size;
  const load = -((felt.get("workload") ?? 0) + (felt.get("emotional_demands") ?? 0)) / 2;
  return {
    satisfaction: onScale(3.3 + mean + normal(0.4), 1, 5),
    energy_balance: onScale(1.6 * mean + normal(0.5), -3, 3),
    exhaustion: onScale(2.6 + 0.7 * load + normal(0.5), 1, 5),
  };
}

function onScale(level: number, min: number, max: number) {
  // Adding 0 turns −0, which no scale has, into 0.
  return Math.min(max, Math.max(min, Math.round(level))) + 0;
}

function teamOf(name: string) {
  const found = teams.find(({ supervised }) =>
    supervised.some(({ specialists }) => specialists.includes(name)),
  );
  if (!found) throw new Error(`${name} is in no team.`);
  return found.team;
}
