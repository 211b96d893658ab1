import { z } from "zod";
import { languages, isTimeZone, normalEmail, roles } from "#app/domain/people.ts";
import { type CsvRecord, type Fault, quoted, unprintable } from "#app/domain/csv.ts";

/** The columns of a file of people; one row a membership. */
export const columns = [
  "email",
  "name",
  "roles",
  "unit",
  "team",
  "supervisor",
  "language",
  "time_zone",
  "start",
  "end",
] as const;

export type Column = (typeof columns)[number];

/** A row that is right in itself. */
export type Row = { line: number } & Cells;

/** A row as far as it could be read: what is undefined has a fault. */
export type Draft = { line: number } & Partial<Cells>;

/** Reads one row and judges it by itself. A misshapen row's own fault is enough. */
export function readRow(record: CsvRecord<Column>): { draft: Draft; faults: Fault[] } {
  const { line } = record;
  const draft: Draft = { line };
  const faults: Fault[] = [];
  for (const column of columns) {
    const read = cell[column].safeParse(record.cells[column]);
    if (read.success) Object.assign(draft, { [column]: read.data });
    else faults.push({ line, column, message: read.error.issues[0]?.message ?? "is wrong" });
  }
  // Its cells may stand in the wrong columns; the first one says at least whom it is about.
  if (record.misshapen) return { draft: { line, email: draft.email }, faults: [] };
  const together = relations(draft).map((fault) => ({ line, ...fault }));
  return { draft, faults: [...faults, ...together] };
}

export function isWhole(draft: Draft): draft is Row {
  return columns.every((column) => draft[column] !== undefined);
}

const longestName = 200;

const text = z
  .string()
  .refine((value) => value.search(unprintable) < 0, {
    error: ({ input }) => `${shown(input)} holds a control character: type it again.`,
  })
  .refine((value) => [...value].length <= longestName, `Longer than ${longestName} characters.`);

const email = z
  .string()
  .transform(normalEmail)
  .pipe(
    z
      .email({ error: ({ input }) => `${shown(input)} is not an e-mail address.` })
      .max(254, "Longer than 254 characters, which no e-mail address is."),
  );

/** An empty cell is null, anything else is judged by `schema`. */
function orNull<T>(schema: z.ZodType<T, string>) {
  return z
    .string()
    .transform((value) => (value === "" ? null : value))
    .pipe(z.nullable(schema));
}

const date = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, {
    error: ({ input }) => `${shown(input)} is not written as 2027-03-31.`,
  })
  .pipe(z.iso.date({ error: ({ input }) => `${shown(input)} is a date that does not exist.` }))
  .refine((value) => value >= "1950" && value < "2100", {
    error: ({ input }) => `${shown(input)} is not between 1950 and 2100.`,
  });

const roleNames = text
  .transform((value) =>
    value
      .toLowerCase()
      .split(";")
      .map((name) => name.trim()),
  )
  .transform((names) => names.filter((name) => name !== ""))
  .refine((names) => names.length > 0, `Name at least one role: ${roles.join(", ")}.`)
  .pipe(
    z.array(
      z.enum(roles, {
        error: ({ input }) => `${shown(input)} is not a role; the roles are ${roles.join(", ")}.`,
      }),
    ),
  )
  .transform((given) => roles.filter((role) => given.includes(role)));

const cell = {
  email,
  name: text.refine((value) => value !== "", "Everyone needs a name."),
  roles: roleNames,
  unit: text,
  team: text,
  supervisor: orNull(email),
  language: orNull(
    z
      .string()
      .toLowerCase()
      .pipe(
        z.enum(languages, {
          error: ({ input }) => `${shown(input)} is not a language of Tilsig: en or nb.`,
        }),
      ),
  ),
  time_zone: orNull(
    z.string().refine(isTimeZone, {
      error: ({ input }) => `${shown(input)} is not a time zone; write it as Europe/Oslo.`,
    }),
  ),
  start: orNull(date),
  end: orNull(date),
};

type Cells = { [C in Column]: z.output<(typeof cell)[C]> };

/** What cells of one row say about each other, as far as they could be read. */
function relations({ email, unit, team, supervisor, start, end }: Draft): Omit<Fault, "line">[] {
  const faults: Omit<Fault, "line">[] = [];
  const fault = (column: Column, message: string) => faults.push({ column, message });
  if (supervisor && supervisor === email)
    fault("supervisor", "No one can be their own supervisor.");
  if (start && end && end <= start) {
    fault(
      "end",
      `The end, ${end}, must come after the start, ${start}: it is the first day that no longer counts.`,
    );
  }
  if (team === "") {
    if (unit) fault("team", `Name the team in ${quoted(unit)}, or leave the unit empty too.`);
    else if (supervisor) fault("team", "A supervisor belongs to a team: name it.");
    else if (start || end) fault("team", "Dates belong to a team: name it, or leave them empty.");
  } else if (team && start === null) {
    fault("start", `From which day in ${quoted(team)}? Write it as 2027-03-31.`);
  }
  return faults;
}

function shown(input: unknown) {
  return quoted(String(input));
}
