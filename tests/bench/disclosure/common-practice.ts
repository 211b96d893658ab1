import type { Posteriors } from "#app/domain/disclosure/attacker/posterior.ts";
import { inProportion } from "#app/domain/disclosure/attacker/posterior.ts";
import { type FigureItem, shownMean } from "#app/domain/disclosure/figures.ts";
import type { Random } from "#tests/bench/warning/random.ts";
import { certainIn, type Findings, learn, learnGuess } from "./findings.ts";
import { FIGURE_ITEMS, type ReleasedWave } from "./released.ts";
import type { SimulatedOrganisation } from "./world.ts";
import { shuffled } from "./world.ts";

/** From this many answers on, the common practice shows a mean, and again after each further answer. */
const FIVE = 5;

/** Values in the order in which they came. */
type Course = readonly (readonly [person: string, value: number])[];

/**
 * The same wave under the common practice – a mean to one decimal for any group of five, live – and
 * its attacker, who writes down each update and subtracts. Looks at each person in the smallest
 * group only that reaches five: the team, else the unit; more would make it worse.
 */
export function attackCommonPractice(
  { teams, people }: SimulatedOrganisation,
  wave: ReleasedWave,
  random: Random,
  findings: Findings,
): void {
  const unitOf = new Map(teams.map(({ id, unit }) => [id, unit]));
  const teamOf = new Map(people.map(({ id, team }) => [id, team]));
  const groupsFor = (person: string) => {
    const team = teamOf.get(person) ?? "";
    return [team, unitOf.get(team) ?? ""];
  };
  for (const item of FIGURE_ITEMS) {
    const course: Course = [...wave.answers].flatMap(([person, own]) =>
      own[item.id] === undefined ? [] : [[person, own[item.id]!] as const],
    );
    const shared = new Set(
      wave.shares.flatMap((one) => (one.item === item.id ? [one.person] : [])),
    );
    const shown = groupsOfFive(course, groupsFor);
    for (const { group, members } of shown) {
      const isIn = (person: string) => groupsFor(person).includes(group);
      const own = course.filter(([person]) => isIn(person));
      attackCourse(item, own, members, shared, random, findings);
    }
    const attacked = new Set(shown.flatMap(({ members }) => members));
    findings.answers += course.filter(
      ([person]) => !attacked.has(person) && !shared.has(person),
    ).length;
  }
  const readers = readersOf(wave, groupsFor);
  findings.readings.count += readers.length;
  findings.readings.withResult += readers.filter(Boolean).length;
}

/** The groups that show something, each with the people for whom it is the smallest of those. */
function groupsOfFive(course: Course, groupsFor: (person: string) => string[]) {
  const sizes = new Map<string, number>();
  for (const group of course.flatMap(([person]) => groupsFor(person)))
    sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const members = new Map<string, string[]>();
  for (const [person] of course) {
    const group = groupsFor(person).find((one) => (sizes.get(one) ?? 0) >= FIVE);
    if (group !== undefined) members.set(group, [...(members.get(group) ?? []), person]);
  }
  return [...members].map(([group, people]) => ({ group, members: people }));
}

/** Whether each of the same supervisors sees a group of five; asked of all items, one is enough. */
function readersOf(wave: ReleasedWave, groupsFor: (person: string) => string[]): boolean[] {
  const shown = new Set(
    groupsOfFive(
      [...wave.answers.keys()].map((person) => [person, 0] as const),
      groupsFor,
    ).flatMap(({ members }) => members),
  );
  return wave.readers.map(({ specialists }) => specialists.some((person) => shown.has(person)));
}

function attackCourse(
  item: FigureItem,
  course: Course,
  members: readonly string[],
  shared: ReadonlySet<string>,
  random: Random,
  findings: Findings,
): void {
  const length = item.scale.max - item.scale.min + 1;
  const targets = new Set(members.filter((person) => !shared.has(person)));
  const among = (posteriors: Posteriors | null): Posteriors =>
    new Map([...(posteriors ?? [])].filter(([person]) => targets.has(person)));
  const means = updatesOf(course);
  const nobody = among(solve(item, course, means, shared));
  findings.answers += targets.size;
  findings.certain.nobody += certainIn(nobody).length;
  learn(findings, nobody, length);
  const certain = new Set(certainIn(nobody));
  for (const mate of targets) {
    const found = among(solve(item, course, means, new Set(shared).add(mate)));
    learn(findings, found, length);
    for (const person of certainIn(found)) certain.add(person);
  }
  findings.certain.oneMate += certain.size;

  const [target, first, second, other] = shuffled([...targets], random);
  if (!target || !first || !second || !other) return;
  const values = new Map(course);
  const instead = values.get(random.chance(0.5) ? first : other)!;
  const exchanged = course.map(
    ([person, value]) => [person, person === target ? instead : value] as const,
  );
  const step = values.get(target)! - item.scale.min;
  for (const [mates, people] of [[], [first], [first, second]].entries()) {
    const known = new Set([...shared, ...people]);
    const guessed = (updates: readonly (number | null)[]) =>
      solve(item, course, updates, known)?.get(target);
    learnGuess(findings.guesses[mates]!, step, {
      as: guessed(means),
      without: guessed(updatesOf(exchanged)),
    });
  }
}

/** What is shown after each answer: nothing at first, then the mean so far. */
function updatesOf(course: Course): (number | null)[] {
  let sum = 0;
  return course.map(([, value], at) => {
    sum += value;
    return at + 1 < FIVE ? null : shownMean(sum, at + 1);
  });
}

/**
 * How likely each value of each person is who is not known, given all updates: forwards and
 * backwards over the sums that fit them, every value alike beforehand. Null where nothing fits.
 */
function solve(
  { scale }: FigureItem,
  course: Course,
  updates: readonly (number | null)[],
  known: ReadonlySet<string>,
): Posteriors | null {
  const steps = Array.from({ length: scale.max - scale.min + 1 }, (_, step) => step);
  const fits = (answers: number, sum: number) => {
    const shown = updates[answers - 1] ?? null;
    return shown === null || shownMean(sum + scale.min * answers, answers) === shown;
  };
  const possible = course.map(([person, value]) =>
    known.has(person) ? [value - scale.min] : steps,
  );
  const most = (steps.length - 1) * course.length;
  const before: Float64Array[] = [
    Float64Array.from({ length: most + 1 }, (_, sum) => +(sum === 0)),
  ];
  for (const [at, values] of possible.entries()) {
    const sums = new Float64Array(most + 1);
    for (const [sum, weight] of before[at]!.entries()) {
      if (weight === 0) continue;
      for (const value of values) if (fits(at + 1, sum + value)) sums[sum + value]! += weight;
    }
    before.push(sums);
  }
  let after = new Float64Array(most + 1).fill(1);
  const posteriors: Posteriors = new Map();
  for (let at = course.length - 1; at >= 0; at--) {
    const weights = steps.map(() => 0);
    const earlier = new Float64Array(most + 1);
    for (const [sum, weight] of before[at]!.entries()) {
      if (weight === 0) continue;
      for (const value of possible[at]!) {
        if (!fits(at + 1, sum + value)) continue;
        weights[value]! += weight * after[sum + value]!;
        earlier[sum]! += after[sum + value]!;
      }
    }
    after = earlier;
    const posterior = inProportion(weights);
    if (!posterior) return null;
    const [person] = course[at]!;
    if (!known.has(person)) posteriors.set(person, posterior);
  }
  return posteriors;
}
