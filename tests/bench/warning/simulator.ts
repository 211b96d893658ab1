import { drainAt, drawOnsets, sisters } from "./onsets.ts";
import { at, cellName, type Panel, type Stay } from "./panel.ts";
import { seeded, type Random } from "./random.ts";
import type { World } from "./world.ts";

export { DEFAULT } from "./world.ts";

const HONEYMOON_WAVES = 5;

/** A panel of this world; the same seed gives the same panel. */
export function simulate(world: World, seed: number): Panel {
  const random = seeded(seed);
  const people = staff(world, random);
  const panel = emptyPanel(world, seed, people);
  panel.cellOnsets = drawOnsets(world, world.breadth, random, world.cells, world.cellOnsets, () => [
    0,
    world.waves,
  ]).map(({ unit, ...onset }) => ({ ...onset, cell: unit }));
  if (world.shared > 0) panel.cellOnsets.push(...sisters(world, random, panel.cellOnsets));
  panel.personOnsets = drawOnsets(
    world,
    world.ownBreadth,
    random,
    people.length,
    world.personOnsets,
    (p) => [people[p]!.start, people[p]!.end],
  ).map(({ unit, ...onset }) => ({ ...onset, person: unit }));
  live(world, random, panel);
  return panel;
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
    size: world.season * Math.SQRT2 * random.normal(),
    phase: 2 * Math.PI * random.uniform(),
  }));
  const cells = draw(world.cells, () => ({
    level: 0.15 * random.normal(),
    factor: draw(factors, () => 0.3 * random.normal()),
    drift: perFactor(world.commonDrift, factors, () =>
      wandering(random, waves, world.drift, world.driftMemory),
    ),
    shock: perFactor(world.commonShock, factors, () => wandering(random, waves, world.shock, 0)),
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
    const own = draw(factors, () => world.ownLevel * random.normal());
    const h = world.noise * Math.exp(world.noisiness * random.normal());
    const mood = wandering(random, waves, world.mood, 0.35);
    const noise = draw(factors, () =>
      wandering(random, waves, world.factorNoise, world.factorMemory),
    );
    const [least, most] = world.answering;
    const inclination = least + (most - least) * random.uniform();
    const hit = Math.max(0, 1 + world.unevenness * random.normal());
    const leaving = 0.6 * random.normal();
    let answered = random.chance(inclination);
    for (let wave = stay.start; wave < stay.end; wave++) {
      members[stay.cell * waves + wave]! += 1;
      const age = wave - stay.start;
      const honeymoon =
        stay.start > 0 ? Math.max(0, world.honeymoon * (1 - age / HONEYMOON_WAVES)) : 0;
      let drained = 0;
      for (let f = 0; f < factors; f++) {
        const here = at(panel, p, wave, f);
        const there = at(panel, stay.cell, wave, f);
        const seasonal = season[f]!.size * Math.cos((2 * Math.PI * wave) / 12 + season[f]!.phase);
        const shift = hit * panel.cellShift[there]! + panel.personShift[here]!;
        const calm = factorMean[f]! + cell.level + cell.factor[f]! + level + own[f]! + seasonal;
        const common = honeymoon + cell.drift[f]![wave]! + cell.shock[f]![wave]!;
        const latent =
          calm +
          common +
          h * (mood[wave]! + noise[f]![wave]! + world.itemNoise * random.normal()) -
          shift;
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
      answered = random.chance(Math.max(0.05, sticky - 0.06 * drained));
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
