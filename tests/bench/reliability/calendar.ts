import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { count, type Figure } from "#tests/bench/figure.ts";
import { type Lived, livedThrough, type Years, zones } from "./calendar-years.ts";
import type { Part } from "./part.ts";

export const name = "calendar";
export const about =
  "one wave a period from 2024 to 2040 in six zones, by clocks that jump, stop and change to summer";
export const takes = "5 min";

const seventeen = { from: 2024, until: 2041 };

/** In short one year of each zone. */
export const run: Part["run"] = async ({ full, report }) => {
  const years = full ? seventeen : { from: 2027, until: 2028 };
  const figures: Figure[] = [];
  for (const timeZone of zones)
    for (const clock of ["jumping", "absent"] as const) {
      const lived = await onNew({ ...years, timeZone, clock });
      report(`${timeZone}, ${clock}: ${lived.waves} waves of ${lived.planned} planned`);
      figures.push(...figuresOf(`${timeZone}, clock ${clock}`, clock, lived));
    }
  return figures;
};

async function onNew(years: Years): Promise<Lived> {
  const db = connect("sqlite::memory:");
  try {
    await migrateToLatest(db);
    return await livedThrough(db, years);
  } finally {
    await db.destroy();
  }
}

function figuresOf(where: string, clock: Years["clock"], lived: Lived): Figure[] {
  const bad = [...lived.double, ...lived.wrong, ...lived.tooLate, ...lived.toldTwice];
  const all = clock === "jumping" ? { exactly: lived.planned } : null;
  return [
    count(`waves in ${where}`, lived.waves, all),
    count(`doubled, at a wrong time, too late or told twice in ${where}`, bad.length, {
      exactly: 0,
    }),
  ];
}
