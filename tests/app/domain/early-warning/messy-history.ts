import type { Wave } from "#app/domain/early-warning/engine.ts";
import type { Instrument, Item } from "#app/domain/early-warning/instrument.ts";
import { seeded } from "#tests/bench/warning/random.ts";

const PEOPLE = 24;
const FACTORS = ["meaning", "peer_support", "travel", "workload"];

/** Waves of a history: the instrument then asked goes with each. */
export type Asked = { wave: Wave; instrument: Instrument };

export const mover = "p04";
export const silent = { cell: "south", wave: 9 };
export const skipped = 12;

/**
 * Two years of three cells of eight, seeded, in which everything happens that makes a history uneven: p04
 * moves from north to south and back, p20 is in no cell for a while, p07 leaves and comes back, one
 * period has no wave, in one wave nobody of south answers, workload gains an item and loses another,
 * travel is switched off and on, and the items of a factor differ in how hard they are. From wave 14 on
 * workload drains north, to wave 18.
 */
export function messyHistory(seed: number): Asked[] {
  const random = seeded(seed);
  const level = Array.from({ length: PEOPLE }, () => 3.4 + 0.6 * random.normal());
  const history: Asked[] = [];
  for (let at = 0; at < 24; at++) {
    const instrument = askedIn(at);
    const roster = rosterOf(at);
    const answers = new Map<string, Record<string, number>>();
    for (const { person, cell } of roster) {
      const values: Record<string, number> = {};
      const draining = cell === "north" && at >= 14 && at <= 18 ? 1.6 : 0;
      for (const { id, items } of instrument.factors) {
        items.forEach((item, hardness) => {
          const drop = id === "workload" ? draining : 0;
          const own = level[Number(person.slice(1))]! - drop - 0.5 * hardness;
          const value = own + 0.6 * random.normal();
          if (!random.chance(0.1)) values[item.id] = onScale(value, item);
        });
      }
      values["exhaustion"] = random.between(1, 4);
      const heard = random.chance(0.8) && !(cell === silent.cell && at === silent.wave);
      if (heard) answers.set(person, values);
    }
    if (at !== skipped)
      history.push({ wave: { period: periodOf(at), roster, answers }, instrument });
  }
  return history;
}

export function periodOf(at: number): string {
  return `${2026 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}

function rosterOf(at: number): { person: string; cell: string | null }[] {
  return Array.from({ length: PEOPLE }, (_, index) => {
    const person = `p${String(index).padStart(2, "0")}`;
    const cell = index < 8 ? "north" : index < 16 ? "south" : "west";
    if (person === mover && at >= 6 && at < 10) return { person, cell: "south" };
    if (person === "p20" && at >= 11) return { person, cell: null };
    return { person, cell };
  }).filter(({ person }) => !(person === "p07" && at >= 8 && at < 13));
}

function askedIn(at: number): Instrument {
  const asked = FACTORS.filter((id) => id !== "travel" || at < 5 || at >= 11);
  return {
    factors: asked.map((id) => ({ id, items: itemsOf(id, at) })),
    exhaustion: { id: "exhaustion", min: 1, max: 5, bad: "high" },
  };
}

/** Peer support has three items on three scales; workload gains a second at wave 7 and loses its first at 16. */
function itemsOf(id: string, at: number): Item[] {
  const items = [
    { id: `${id}_1`, min: 1, max: 5 },
    { id: `${id}_2`, min: 0, max: 10 },
    { id: `${id}_3`, min: -2, max: 2 },
  ];
  if (id === "peer_support") return items;
  if (id !== "workload" || at < 7) return items.slice(0, 1);
  return at < 16 ? items.slice(0, 2) : items.slice(1, 2);
}

function onScale(points: number, { min, max }: Item): number {
  const value = min + ((points - 1) / 4) * (max - min);
  return Math.min(max, Math.max(min, Math.round(value)));
}
