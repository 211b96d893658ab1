import { publishedSurvey } from "#surveys/catalog.ts";
import type { Item } from "#surveys/scoring.ts";
import { at, type Panel, type Stay } from "#tests/bench/warning/panel.ts";
import { type Random, seeded } from "#tests/bench/warning/random.ts";
import { DEFAULT, simulate } from "#tests/bench/warning/simulator.ts";

/** Somebody's time in a team or under a supervisor: waves from `start` up to, not including, `end`. */
export interface Span {
  start: number;
  end: number;
}

export interface SimulatedWave {
  period: string;
  /** By person, in the order in which they answered; whole numbers on each item's own scale. */
  answers: Map<string, Record<string, number>>;
  /** By person, the items that they share with their supervisor. */
  shares: Map<string, string[]>;
}

/** An organisation, who was in it when, and what everybody answered. Ids are made up of numbers. */
export interface SimulatedOrganisation {
  teams: { id: string; unit: string }[];
  people: ({ id: string; team: string; keepsHistory: boolean } & Span)[];
  supervisions: ({ supervisor: string; specialist: string } & Span)[];
  waves: SimulatedWave[];
}

export const SERIES = "monthly-pulse";

export const ITEMS: readonly Item[] = publishedSurvey(SERIES, 1).scoring.items;

/** Teams in a unit: a unit may be one team of two, or four teams. */
const TEAMS_IN_UNIT: [number, number] = [1, 4];

/** Of people: who keep no history; of answers: which are skipped; of sharers: how much they share. */
const NO_HISTORY = 0.1;
const SKIPPED = 0.04;
const SHARED_ITEMS = 0.5;

/** Up to this share of an organisation's people share answers, from one organisation to another. */
const MOST_SHARING = 0.3;

/**
 * An organisation of teams of two to ten over so many waves: a quarter leaves in a year, people answer
 * 60 to 95 % of the time and stay away in a row, some share. A unit's supervisor is an outsider, one
 * of its own members, or a specialist of another unit. The same seed gives the same organisation.
 */
export function simulateOrganisation(
  { teams, waves }: { teams: number; waves: number },
  seed: number,
): SimulatedOrganisation {
  const size: [number, number] = [2, 10];
  const world = { ...DEFAULT, cells: teams, waves, factors: ITEMS.length, size };
  const panel = simulate(world, seed);
  const random = seeded(seed + 1);
  const units = divideIntoUnits(teams, random);
  const sharing = MOST_SHARING * random.uniform();
  const sharers = new Set(panel.people.filter(() => random.chance(sharing)).map(({ id }) => id));
  return {
    teams: units.map((unit, team) => ({ id: teamId(team), unit })),
    people: panel.people.map(({ id, cell, start, end }) => ({
      ...{ id, team: teamId(cell), start, end },
      keepsHistory: sharers.has(id) || !random.chance(NO_HISTORY),
    })),
    supervisions: supervisionsOf(panel, units, random),
    waves: Array.from({ length: waves }, (_, wave) => liveWave(panel, wave, sharers, random)),
  };
}

export function periodOf(wave: number): string {
  return `${2027 + Math.floor(wave / 12)}-${String((wave % 12) + 1).padStart(2, "0")}`;
}

/** People in a random order, so that nobody always answers first. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((one) => ({ one, place: random.uniform() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
}

function teamId(team: number) {
  return `team-${String(team + 1).padStart(3, "0")}`;
}

/** The unit of each team. */
function divideIntoUnits(teams: number, random: Random): string[] {
  const units: string[] = [];
  for (let unit = 1; units.length < teams; unit++) {
    const several = random.between(...TEAMS_IN_UNIT);
    units.push(...new Array<string>(several).fill(`unit-${String(unit).padStart(3, "0")}`));
  }
  return units.slice(0, teams);
}

function supervisionsOf(panel: Panel, units: readonly string[], random: Random) {
  const names = [...new Set(units)];
  return names.flatMap((unit, at) => {
    const seats = panel.people.filter(({ cell }) => units[cell] === unit);
    const kind = random.uniform();
    if (kind < 0.6) return spansOf([{ id: `supervisor-of-${unit}`, ...always(panel) }], seats);
    // The longest-serving of a unit leads it: this one, or the one next to it.
    const from = kind < 0.8 ? unit : names[(at + 1) % names.length];
    return spansOf(leadersOf(panel.people.filter(({ cell }) => units[cell] === from)), seats);
  });
}

function always({ waves }: Panel): Span {
  return { start: 0, end: waves };
}

/** One after the other: whoever came first of those who are there when the last one leaves. */
function leadersOf(stays: readonly Stay[]): ({ id: string } & Span)[] {
  const leaders: ({ id: string } & Span)[] = [];
  const inOrder = [...stays].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  for (let from = 0; ; from = leaders.at(-1)!.end) {
    const next = inOrder.find(({ start, end }) => start <= from && end > from);
    if (!next) return leaders;
    leaders.push({ id: next.id, start: from, end: next.end });
  }
}

function spansOf(leaders: readonly ({ id: string } & Span)[], seats: readonly Stay[]) {
  return leaders.flatMap((leader) =>
    seats
      .map(({ id, start, end }) => ({
        supervisor: leader.id,
        specialist: id,
        start: Math.max(start, leader.start),
        end: Math.min(end, leader.end),
      }))
      .filter((one) => one.supervisor !== one.specialist && one.start < one.end),
  );
}

function liveWave(
  panel: Panel,
  wave: number,
  sharers: ReadonlySet<string>,
  random: Random,
): SimulatedWave {
  const answering = panel.people.flatMap((stay, person) => {
    const answered =
      stay.start <= wave && wave < stay.end && panel.answers[at(panel, person, wave, 0)]!;
    return answered ? [{ id: stay.id, person }] : [];
  });
  const answers = new Map(
    shuffled(answering, random).map(({ id, person }) => [
      id,
      Object.fromEntries(
        ITEMS.flatMap((item, place) =>
          random.chance(SKIPPED)
            ? []
            : [[item.id, onScale(item, panel.answers[at(panel, person, wave, place)]!, random)]],
        ),
      ),
    ]),
  );
  const shares = new Map(
    [...answers]
      .filter(([id]) => sharers.has(id))
      .map(([id, own]) => [id, Object.keys(own).filter(() => random.chance(SHARED_ITEMS))]),
  );
  return { period: periodOf(wave), answers, shares };
}

/** An answer 1…5 (5 = good) on the item's own scale. */
function onScale({ scale: { min, max }, ...item }: Item, value: number, random: Random): number {
  const highIsWorse = item.role === "anchor" && item.direction === "higher-is-worse";
  const good = (value - 1) / 4 + (max - min > 4 ? 0.1 * random.normal() : 0);
  const part = Math.min(1, Math.max(0, highIsWorse ? 1 - good : good));
  return min + Math.round(part * (max - min));
}
