import { at, cellName, type Onset, type Panel, type Shape, type Stay } from "./panel.ts";
import { seeded, type Random } from "./random.ts";

/** What makes one simulated world unlike another. */
export type World = {
  cells: number;
  waves: number;
  factors: number;
  /** Smallest and largest cell. */
  size: [number, number];
  /** Multiplies all of a person's noise. */
  noise: number;
  /** Standard deviation of the mood that colours all of a person's answers of a wave. */
  mood: number;
  /** Range of people's inclination to answer. */
  answering: [number, number];
  /** Share of people who leave in a year. */
  turnover: number;
  /** Onsets a year per cell and per person. */
  cellOnsets: number;
  personOnsets: number;
  shapes: Record<Shape, number>;
  /** Are a cell's harmless drift and its monthly shocks the same for all factors. */
  commonDrift: boolean;
  commonShock: boolean;
  /** Standard deviation of how much harder or softer the same drain of a cell hits its members, as a share. */
  unevenness: number;
  /** Fewest and most factors that an onset touches. */
  breadth: [number, number];
  /** Rise of the intention to leave per point of the worst drain. */
  strain: number;
};

export const DEFAULT: World = {
  cells: 200,
  waves: 36,
  factors: 12,
  size: [7, 12],
  noise: 1,
  mood: 0.25,
  answering: [0.6, 0.95],
  turnover: 0.27,
  cellOnsets: 0.6,
  personOnsets: 0.25,
  shapes: { step: 0.4, ramp: 0.35, dip: 0.25 },
  commonDrift: false,
  commonShock: true,
  unevenness: 0,
  breadth: [1, 2],
  strain: 0.9,
};

export const PROFILES = {
  default: DEFAULT,
  noisy: { ...DEFAULT, noise: 1.3 },
  "low-answering": { ...DEFAULT, answering: [0.35, 0.75] },
  "strong-halo": { ...DEFAULT, mood: 0.45 },
  "high-turnover": { ...DEFAULT, turnover: 0.5 },
  quiet: { ...DEFAULT, cellOnsets: 0, personOnsets: 0 },
  "ramps-only": { ...DEFAULT, shapes: { step: 0, ramp: 1, dip: 0 } },
} satisfies Record<string, World>;

export type Profile = keyof typeof PROFILES;

const SD = 0.8;
const RAMP_WAVES = 6;
const DIP_WAVES = 6;
const HONEYMOON_WAVES = 5;

/** A panel of this world; the same seed gives the same panel. */
export function simulate(world: World, seed: number): Panel {
  const random = seeded(seed);
  const people = staff(world, random);
  const panel = emptyPanel(world, seed, people);
  panel.cellOnsets = drawOnsets(world, random, world.cells, world.cellOnsets, () => [
    0,
    world.waves,
  ]).map(({ unit, ...onset }) => ({ ...onset, cell: unit }));
  panel.personOnsets = drawOnsets(world, random, people.length, world.personOnsets, (p) => [
    people[p]!.start,
    people[p]!.end,
  ]).map(({ unit, ...onset }) => ({ ...onset, person: unit }));
  live(world, random, panel);
  return panel;
}

/** A drain's part of its full size, `age` waves from its onset (the onset's own wave is 0). */
export function drainAt(shape: Shape, age: number): number {
  if (age < 0) return 0;
  if (shape === "step") return 1;
  if (shape === "ramp") return Math.min(1, (age + 1) / RAMP_WAVES);
  return age < DIP_WAVES ? 1 - age / DIP_WAVES : 0;
}

function staff(world: World, random: Random): Stay[] {
  const people: Stay[] = [];
  const leaves = 1 - (1 - world.turnover) ** (1 / 12);
  for (let cell = 0; cell < world.cells; cell++) {
    const seats = random.between(...world.size);
    for (let seat = 0; seat < seats; seat++) {
      let start = 0;
      for (let wave = 1; wave <= world.waves; wave++) {
        if (wave < world.waves && !random.chance(leaves)) continue;
        const id = `${cellName(cell)}-p${String(people.length + 1).padStart(5, "0")}`;
        people.push({ id, cell, start, end: wave });
        start = wave;
      }
    }
  }
  return people;
}

function drawOnsets(
  world: World,
  random: Random,
  units: number,
  aYear: number,
  span: (unit: number) => [number, number],
): (Onset & { unit: number })[] {
  const onsets: (Onset & { unit: number })[] = [];
  for (let unit = 0; unit < units; unit++) {
    const taken = new Set<number>();
    const [from, to] = span(unit);
    for (let wave = from; wave < to; wave++) {
      if (!random.chance(aYear / 12)) continue;
      const several = random.between(...world.breadth);
      const shape = shapeOf(world, random);
      const size = SD * (0.5 + random.uniform());
      for (let one = 0; one < several; one++) {
        const factor = random.between(0, world.factors - 1);
        if (taken.has(factor)) continue;
        taken.add(factor);
        onsets.push({ unit, factor, wave, shape, size });
      }
    }
  }
  return onsets;
}

function shapeOf({ shapes }: World, random: Random): Shape {
  const u = random.uniform();
  if (u < shapes.step) return "step";
  return u < shapes.step + shapes.ramp ? "ramp" : "dip";
}

function emptyPanel(world: World, seed: number, people: Stay[]): Panel {
  const { waves, factors, cells } = world;
  const perCell = cells * waves * factors;
  const perPerson = people.length * waves * factors;
  return {
    seed,
    waves,
    factors,
    cells,
    people,
    answers: new Uint8Array(perPerson),
    intention: new Uint8Array(people.length * waves),
    cellShift: new Float32Array(perCell),
    cellLevel: new Float32Array(perCell),
    personShift: new Float32Array(perPerson),
    personLevel: new Float32Array(perPerson),
    cellOnsets: [],
    personOnsets: [],
  };
}

/** Everything that happens: levels, drains, noise, and who answers. */
function live(world: World, random: Random, panel: Panel): void {
  const { waves, factors } = world;
  const factorMean = draw(factors, () => 3.45 + 0.25 * random.normal());
  const season = draw(factors, () => ({
    size: 0.1 * Math.SQRT2 * random.normal(),
    phase: 2 * Math.PI * random.uniform(),
  }));
  const cells = draw(world.cells, () => ({
    level: 0.15 * random.normal(),
    factor: draw(factors, () => 0.3 * random.normal()),
    drift: perFactor(world.commonDrift, factors, () => wandering(random, waves, 0.1, 0.85)),
    shock: perFactor(world.commonShock, factors, () => wandering(random, waves, 0.12, 0)),
  }));
  for (const { cell, ...onset } of panel.cellOnsets) {
    for (let wave = onset.wave; wave < waves; wave++) {
      panel.cellShift[at(panel, cell, wave, onset.factor)]! +=
        onset.size * drainAt(onset.shape, wave - onset.wave);
    }
  }
  for (const { person, ...onset } of panel.personOnsets) {
    for (let wave = onset.wave; wave < panel.people[person]!.end; wave++) {
      panel.personShift[at(panel, person, wave, onset.factor)]! +=
        onset.size * drainAt(onset.shape, wave - onset.wave);
    }
  }
  const members = new Uint8Array(world.cells * waves);
  const ownShift = new Float32Array(panel.cellShift.length);
  panel.people.forEach((stay, p) => {
    const cell = cells[stay.cell]!;
    const level = 0.35 * random.normal();
    const own = draw(factors, () => 0.5 * random.normal());
    const h = world.noise * Math.exp(0.25 * random.normal());
    const mood = wandering(random, waves, world.mood, 0.35);
    const noise = draw(factors, () => wandering(random, waves, 0.45, 0.3));
    const [least, most] = world.answering;
    const inclination = least + (most - least) * random.uniform();
    const hit = Math.max(0, 1 + world.unevenness * random.normal());
    const leaving = 0.6 * random.normal();
    let answered = random.chance(inclination);
    for (let wave = stay.start; wave < stay.end; wave++) {
      members[stay.cell * waves + wave]! += 1;
      const age = wave - stay.start;
      const honeymoon = stay.start > 0 ? Math.max(0, 0.3 * (1 - age / HONEYMOON_WAVES)) : 0;
      let drained = 0;
      for (let f = 0; f < factors; f++) {
        const here = at(panel, p, wave, f);
        const there = at(panel, stay.cell, wave, f);
        const seasonal = season[f]!.size * Math.cos((2 * Math.PI * wave) / 12 + season[f]!.phase);
        const shift = hit * panel.cellShift[there]! + panel.personShift[here]!;
        const calm = factorMean[f]! + cell.level + cell.factor[f]! + level + own[f]! + seasonal;
        const common = honeymoon + cell.drift[f]![wave]! + cell.shock[f]![wave]!;
        const latent =
          calm + common + h * (mood[wave]! + noise[f]![wave]! + 0.45 * random.normal()) - shift;
        ownShift[there]! += panel.personShift[here]!;
        panel.personShift[here] = shift;
        panel.personLevel[here] = calm - shift;
        panel.cellLevel[there]! += calm - shift;
        panel.answers[here] = Math.min(5, Math.max(1, Math.round(latent)));
        drained = Math.max(drained, shift);
      }
      const wish =
        1.9 + leaving + world.strain * drained + h * (0.6 * random.normal() - 0.4 * mood[wave]!);
      panel.intention[p * waves + wave] = Math.min(5, Math.max(1, Math.round(wish)));
      const sticky = 0.6 * inclination + 0.4 * (answered ? 1 : 0);
      answered = random.chance(Math.max(0.05, sticky - 0.12 * drained));
      if (answered) continue;
      panel.answers.fill(0, at(panel, p, wave, 0), at(panel, p, wave + 1, 0));
      panel.intention[p * waves + wave] = 0;
    }
  });
  panel.cellShift.forEach((shift, there) => {
    const people = members[Math.floor(there / factors)]!;
    panel.cellShift[there] = shift + (people > 0 ? ownShift[there]! / people : 0);
    if (people > 0) panel.cellLevel[there]! /= people;
  });
}

/** An AR(1) course of the given standard deviation. */
function wandering(random: Random, waves: number, sd: number, memory: number): Float64Array {
  const course = new Float64Array(waves);
  const fresh = sd * Math.sqrt(1 - memory * memory);
  let value = sd * random.normal();
  for (let wave = 0; wave < waves; wave++) {
    course[wave] = value;
    value = memory * value + fresh * random.normal();
  }
  return course;
}

/** One for each factor, or the same for all. */
function perFactor<T>(common: boolean, factors: number, one: () => T): T[] {
  if (!common) return draw(factors, one);
  const shared = one();
  return draw(factors, () => shared);
}

function draw<T>(count: number, one: () => T): T[] {
  return Array.from({ length: count }, one);
}
