import type { Onset, Panel, Shape } from "./panel.ts";
import type { Random } from "./random.ts";
import type { World } from "./world.ts";

const SD = 0.8;
const RAMP_WAVES = 6;
const DIP_WAVES = 6;

/** A drain's part of its full size, `age` waves from its onset (the onset's own wave is 0). */
export function drainAt(shape: Shape, age: number): number {
  if (age < 0) return 0;
  if (shape === "step") return 1;
  if (shape === "ramp") return Math.min(1, (age + 1) / RAMP_WAVES);
  return age < DIP_WAVES ? 1 - age / DIP_WAVES : 0;
}

/** Onsets at so many a year of each unit, from its first wave up to, not including, the end of its span. */
export function drawOnsets(
  world: World,
  breadth: [number, number],
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
      const several = random.between(...breadth);
      const shape = shapeOf(world, random);
      const [least, most] = world.sizes;
      const size = SD * (least + (most - least) * random.uniform());
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

/** The onsets that strike the other cell of a pair too. */
export function sisters(
  world: World,
  random: Random,
  onsets: Panel["cellOnsets"],
): Panel["cellOnsets"] {
  return onsets
    .filter(() => random.chance(world.shared))
    .map((onset) => ({ ...onset, cell: onset.cell ^ 1 }))
    .filter(
      ({ cell, factor }) => !onsets.some((own) => own.cell === cell && own.factor === factor),
    );
}
