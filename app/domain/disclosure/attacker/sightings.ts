import type { Chance } from "./chance.ts";
import { completionsOf, type Draw } from "./completions.ts";
import { type Measured, type ObservedGroup, valuesOn } from "./constraint.ts";
import { count, countFor, type Finding, findingOf, noCounts } from "./pair-counts.ts";
import type { Known } from "./posterior.ts";

/** One item of one group, and what is seen of its answers besides its figure. */
export interface Sighting {
  item: Measured;
  group: ObservedGroup;
  /** Shared answers: known to everybody. */
  shared: Known;
  prior: readonly number[];
  /** Whether the same would be seen, had the respondents answered so (steps, in their order). */
  looksAlike: (steps: Uint8Array) => boolean;
  /** Ways of drawing that were worked out already: cells of one size are alike. */
  memory?: Draws;
}

export type Draws = Map<string, Draw | null>;

/** Completions that are drawn at first, and at most, for each thing that an attacker may know. */
const FIRST = 125;
const MOST = 2000;

/**
 * Whether a sighting gives nothing away (D13), by completions of the unknown answers that give the figure
 * and look alike: somebody who knows nobody's or any one mate's answer, whatever that is, is left with at
 * least three of five values of everybody else and none likelier than 0.80. Drawn until that is sure, at
 * most 2,000 times for each thing that can be known. Too few that look alike are no proof.
 */
export function givesNothingAway(sighting: Sighting, chance: Chance): Finding {
  const { group, shared, item } = sighting;
  const mates = [...group.respondents.keys()].filter((at) => !shared.has(group.respondents[at]!));
  if (mates.length === 0) return "passes";
  const size = { people: mates.length, values: valuesOn(item) };
  const counts = noCounts(size);
  const steps = new Uint8Array(group.respondents.length);
  const unknown = new Uint8Array(mates.length);

  function draw(how: Draw, completions: number, row: number | null): void {
    for (let drawn = 0; drawn < completions; drawn++) {
      how(chance, steps);
      if (!sighting.looksAlike(steps)) continue;
      for (let place = 0; place < mates.length; place++) unknown[place] = steps[mates[place]!]!;
      if (row === null) count(counts, unknown, size);
      else countFor(counts, row, unknown, size);
    }
  }

  const anyone = drawFor(sighting, shared);
  if (!anyone) throw new Error("no answers give the figure that was observed");
  const rows = rowsOf(sighting, mates);
  let open = rows;
  for (const { last, more } of batches()) {
    draw(anyone, more, null);
    const finding = findingOf(counts, null, size, last);
    if (finding === "gives-away" || finding === "too-rare") return finding;
    const findings = rows.map(({ row }) => findingOf(counts, row, size, false));
    if (findings.includes("gives-away")) return "gives-away";
    open = rows.filter((_, at) => findings[at] === "open");
    if (finding === "passes" && open.length === 0) return "passes";
  }
  // Nobody sees that.
  if (counts.total === 0) return "passes";
  for (const { row, mate, value } of open) {
    const how = drawFor(sighting, new Map(shared).set(mate, value));
    let finding: Finding = how ? "open" : "passes";
    for (const { last, more } of batches()) {
      if (!how || finding !== "open") break;
      draw(how, more, row);
      finding = findingOf(counts, row, size, last);
    }
    if (finding !== "passes") return finding;
  }
  return "passes";
}

/** How many of the first completions look alike: a share that says whether more are worth drawing. */
export function shareAlike(sighting: Sighting, chance: Chance): number {
  const how = drawFor(sighting, sighting.shared);
  const steps = new Uint8Array(sighting.group.respondents.length);
  let alike = 0;
  for (let drawn = 0; how && drawn < FIRST; drawn++) {
    how(chance, steps);
    if (sighting.looksAlike(steps)) alike += 1;
  }
  return alike / FIRST;
}

/** Nobody is named in a key: it holds the places of the known answers, not whose they are. */
function drawFor({ item, group, prior, memory = new Map() }: Sighting, known: Known): Draw | null {
  const { scale, reversed } = item;
  const given = group.respondents.map((person) => known.get(person) ?? null);
  const key = JSON.stringify([scale, reversed, group.figure, group.among, given, prior]);
  let draw = memory.get(key);
  if (draw === undefined) memory.set(key, (draw = completionsOf(item, group, known, prior)));
  return draw;
}

/** Each mate with each value, as rows of the counts. */
function rowsOf({ group, item }: Sighting, mates: readonly number[]) {
  const values = valuesOn(item);
  return mates.flatMap((at, place) =>
    Array.from({ length: values }, (_, step) => ({
      row: place * values + step,
      mate: group.respondents[at]!,
      value: item.scale.min + step,
    })),
  );
}

/** Twice as many each time, up to the most. */
function* batches(): Generator<{ more: number; last: boolean }> {
  for (let drawn = FIRST, more = FIRST; drawn <= MOST; more = drawn, drawn *= 2)
    yield { more, last: drawn >= MOST };
}
