/** A month's answers as they came, a place in each column for each of `size` answers. */
type Columns = {
  size: number;
  person: Uint32Array;
  item: Uint32Array;
  value: Float64Array;
  line: Uint32Array;
};

/** Two rows of a file that answer the same item for the same person in the same month. */
export type Repeat = { line: number; before: number; month: string; person: number; item: number };

const FIRST_SIZE = 256;

/**
 * Answers by month in some twenty bytes each, so that a file of millions of rows fits a small machine.
 * Persons and items are places in lists that the caller keeps; a value that was left out is NaN.
 */
export class PackedAnswers {
  #months = new Map<string, Columns>();

  constructor(
    readonly persons: number,
    readonly items: number,
  ) {}

  add(month: string, person: number, item: number, value: number, line: number): void {
    let columns = this.#months.get(month);
    if (!columns) this.#months.set(month, (columns = columnsOf(FIRST_SIZE)));
    if (columns.size === columns.line.length) this.#months.set(month, (columns = grown(columns)));
    columns.person[columns.size] = person;
    columns.item[columns.size] = item;
    columns.value[columns.size] = value;
    columns.line[columns.size] = line;
    columns.size += 1;
  }

  /** Months in which anything was answered, in order. */
  months(): string[] {
    const answered = ({ value, size }: Columns) =>
      value.subarray(0, size).some((value) => !Number.isNaN(value));
    return [...this.#months].flatMap(([month, own]) => (answered(own) ? month : [])).sort();
  }

  /** Every answer that is there more than once, each time with the first of them. */
  *repeats(): Generator<Repeat> {
    for (const [month, columns] of this.#months) {
      let before = { person: -1, item: -1, line: 0 };
      for (const place of this.#inOrder(columns)) {
        const person = columns.person[place]!;
        const item = columns.item[place]!;
        const line = columns.line[place]!;
        if (before.person !== person || before.item !== item) before = { person, item, line };
        else yield { line, before: before.line, month, person, item };
      }
    }
  }

  /** What each person answered in a month: places of items, and the values in the same order, which is that of the items. */
  *of(month: string): Generator<{ person: number; items: number[]; values: number[] }> {
    const columns = this.#months.get(month);
    if (!columns) return;
    let own = { person: -1, items: [] as number[], values: [] as number[] };
    for (const place of this.#inOrder(columns)) {
      if (Number.isNaN(columns.value[place]!)) continue;
      const person = columns.person[place]!;
      if (person !== own.person) {
        if (own.items.length > 0) yield own;
        own = { person, items: [], values: [] };
      }
      own.items.push(columns.item[place]!);
      own.values.push(columns.value[place]!);
    }
    if (own.items.length > 0) yield own;
  }

  /** Lets go of a month. */
  drop(month: string): void {
    this.#months.delete(month);
  }

  /** The places of a month's answers by person and item; of one person and item, as they came. */
  #inOrder({ person, item, size }: Columns): Uint32Array {
    const asTheyCame = Uint32Array.from({ length: size }, (_, place) => place);
    return sorted(sorted(asTheyCame, item, this.items), person, this.persons);
  }
}

/** Places by their keys below `keys`, ties in the order they had (a counting sort). */
function sorted(places: Uint32Array, keyOf: Uint32Array, keys: number): Uint32Array {
  const next = new Uint32Array(keys + 1);
  for (const place of places) next[keyOf[place]! + 1]! += 1;
  for (let key = 1; key <= keys; key++) next[key]! += next[key - 1]!;
  const order = new Uint32Array(places.length);
  for (const place of places) order[next[keyOf[place]!]!++] = place;
  return order;
}

function columnsOf(length: number): Columns {
  return {
    size: 0,
    person: new Uint32Array(length),
    item: new Uint32Array(length),
    value: new Float64Array(length),
    line: new Uint32Array(length),
  };
}

function grown(columns: Columns): Columns {
  const larger = columnsOf(Math.ceil(columns.size * 1.5));
  larger.person.set(columns.person);
  larger.item.set(columns.item);
  larger.value.set(columns.value);
  larger.line.set(columns.line);
  return { ...larger, size: columns.size };
}
