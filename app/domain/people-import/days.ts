/** Days from `start` (included) to `end` (not included), `YYYY-MM-DD`; null while it lasts. */
export interface Days {
  start: string;
  end: string | null;
}

export function overlap(a: Days, b: Days): boolean {
  return a.start < endOf(b) && b.start < endOf(a);
}

/** The same days in order, with what overlaps or touches made one. */
export function joined(days: readonly Days[]): Days[] {
  const result: Days[] = [];
  for (const next of [...days].sort((a, b) => compare(a.start, b.start))) {
    const last = result.at(-1);
    if (!last || endOf(last) < next.start) result.push({ start: next.start, end: next.end });
    else if (endOf(last) < endOf(next)) last.end = next.end;
  }
  return result;
}

/** Those of `days` that are in none of `cut`. */
export function without(days: readonly Days[], cut: readonly Days[]): Days[] {
  return cut
    .reduce<readonly Days[]>((rest, one) => rest.flatMap((d) => minus(d, one)), days)
    .slice();
}

export function sameDays(a: Days, b: Days): boolean {
  return a.start === b.start && a.end === b.end;
}

function minus(days: Days, cut: Days): Days[] {
  if (!overlap(days, cut)) return [days];
  const pieces: Days[] = [];
  if (days.start < cut.start) pieces.push({ start: days.start, end: cut.start });
  if (cut.end !== null && cut.end < endOf(days)) pieces.push({ start: cut.end, end: days.end });
  return pieces;
}

/** Comes after every day there is. */
function endOf({ end }: Days) {
  return end ?? "9999-12-31";
}

function compare(a: string, b: string) {
  return a < b ? -1 : Number(a > b);
}
