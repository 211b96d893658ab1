import { quoted } from "#app/domain/csv.ts";
import { isIn } from "#app/domain/early-warning/backtest.ts";
import { MOST_TOLD, type FileFaults } from "./file-faults.ts";
import { isMonth } from "./month.ts";
import { PackedAnswers, type Repeat } from "./packed-answers.ts";
import type { RosterStay } from "./roster-file.ts";
import { readRows } from "./rows.ts";

/** What answers are checked against: everyone's stays, the factor of each item, and the scale. */
export type Asked = {
  stays: ReadonlyMap<string, readonly RosterStay[]>;
  items: ReadonlyMap<string, string>;
  scale: { min: number; max: number };
};

/** All answers of one month by person and item. */
export type Month = { month: string; answers: Map<string, Record<string, number>> };

export type Responses = { months: string[]; inOrder: () => Generator<Month> };

const COLUMNS = ["person", "team", "month", "factor", "item", "value"] as const;

/**
 * All answers, packed; rows may stand in any order. What is wrong is added to `faults`. The months, once
 * asked for in order, are let go of one by one.
 */
export async function readResponses(
  faults: FileFaults,
  asked: Asked,
  progress: (bytes: number) => void,
): Promise<Responses> {
  const persons = placed(asked.stays.keys());
  const items = placed(asked.items.keys());
  const answers = new PackedAnswers(persons.names.length, items.names.length);
  const months = new Map<string, string>();
  const check = checks(faults, asked);
  await readRows(
    faults,
    COLUMNS,
    ([person, team, month, factor, item, value], line) => {
      const who = persons.at.get(person);
      const what = items.at.get(item);
      const when = months.get(month) ?? (isMonth(month, faults, line, "month") && copyOf(month));
      if (when) months.set(when, when);
      if (who === undefined) check.unknownPerson(person, line);
      else if (when) check.team(person, team, when, line);
      if (what === undefined) check.unknownItem(item, line);
      else check.factor(item, factor, line);
      const given = check.value(value, line);
      if (who === undefined || what === undefined || !when) return;
      answers.add(when, who, what, given, line);
    },
    progress,
  );
  tellRepeats(faults, answers, persons.names, items.names);
  return {
    months: answers.months(),
    inOrder: () => monthsOf(answers, persons.names, items.names),
  };
}

function placed(names: Iterable<string>) {
  const list = [...names];
  return { names: list, at: new Map(list.map((name, place) => [name, place])) };
}

/** The same text by itself: a cell is a view of its block, and would keep all of it in memory. */
function copyOf(text: string): string {
  return Buffer.from(text).toString();
}

function checks(faults: FileFaults, { stays, items, scale }: Asked) {
  const stayOf = lastFound((person: string, month: string) =>
    stays.get(person)?.find((stay) => isIn(stay, month)),
  );
  const { min, max } = scale;
  return {
    unknownPerson(person: string, line: number) {
      if (person === "") return faults.add(line, "It is empty: name the person.", "person");
      faults.add(line, `${quoted(person)} is not in the roster: add a row there.`, "person");
    },
    unknownItem(item: string, line: number) {
      if (item === "") return faults.add(line, "It is empty: name the item.", "item");
      faults.add(line, `${quoted(item)} is not in the list of items: add it there.`, "item");
    },
    team(person: string, team: string, month: string, line: number) {
      const stay = stayOf(person, month);
      if (stay?.team === team) return;
      const message = stay
        ? `${quoted(person)} is in ${quoted(stay.team)} in ${month}, says line ${stay.line} of the roster, not in ${quoted(team)}.`
        : `${quoted(person)} is in no team in ${month}, says the roster: leave the answer out, or correct start or end.`;
      faults.add(line, message, "team");
    },
    factor(item: string, factor: string, line: number) {
      const own = items.get(item)!;
      if (own === factor) return;
      const message = `Item ${quoted(item)} belongs to ${quoted(own)}, says the list of items, not to ${quoted(factor)}.`;
      faults.add(line, message, "factor");
    },
    /** The value, NaN for one that was left out. */
    value(text: string, line: number): number {
      if (text === "") return NaN;
      const value = plainNumber.test(text) ? Number(text) : NaN;
      if (value >= min && value <= max) return value;
      if (Number.isNaN(value)) faults.add(line, noNumber(text), "value");
      else
        faults.add(line, `${quoted(text)} is off the scale: --min ${min}, --max ${max}.`, "value");
      return NaN;
    },
  };
}

/** As `find`, quicker when asked for the same person and month again and again. */
function lastFound<Found>(find: (person: string, month: string) => Found) {
  let last: { person: string; month: string; found: Found } | null = null;
  return (person: string, month: string): Found => {
    if (last?.person !== person || last.month !== month) {
      last = { person, month, found: find(person, month) };
    }
    return last.found;
  };
}

const plainNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

function noNumber(text: string) {
  const advice = /^[+-]?\d+,\d+$/.test(text)
    ? `write it with a point, ${text.replace(",", ".")}`
    : "leave it empty where the question was skipped";
  return `${quoted(text)} is no number: ${advice}.`;
}

function tellRepeats(
  faults: FileFaults,
  answers: PackedAnswers,
  persons: readonly string[],
  items: readonly string[],
): void {
  const messageOf = ({ person, item, month, before }: Repeat) =>
    `${quoted(persons[person]!)} has answered ${quoted(items[item]!)} in ${month} already, in line ${before}: take one out.`;
  let earliest: Repeat[] = [];
  let count = 0;
  // They come by month and person, and may be as many as the rows.
  for (const repeat of answers.repeats()) {
    count += 1;
    if (earliest.push(repeat) === 4 * MOST_TOLD) earliest = byLine(earliest).slice(0, MOST_TOLD);
  }
  for (const repeat of byLine(earliest)) faults.add(repeat.line, messageOf(repeat));
  faults.addUntold(count - earliest.length);
}

function byLine(repeats: Repeat[]): Repeat[] {
  return repeats.sort((a, b) => a.line - b.line);
}

function* monthsOf(
  answers: PackedAnswers,
  persons: readonly string[],
  items: readonly string[],
): Generator<Month> {
  for (const month of answers.months()) {
    const given = new Map<string, Record<string, number>>();
    for (const one of answers.of(month)) {
      // As entries, so that an item may be called anything, "__proto__" too.
      const values = one.items.map((item, place) => [items[item]!, one.values[place]!] as const);
      given.set(persons[one.person]!, Object.fromEntries(values));
    }
    answers.drop(month);
    yield { month, answers: given };
  }
}
