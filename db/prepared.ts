import type { Compilable, CompiledQuery } from "kysely";
import { type Db, isPostgres } from "./transaction.ts";

type Given = Record<string, string | number>;

/**
 * A query that is put together once for each database and from then on costs its reading alone: of a
 * small query the putting together is nine tenths. `write` is shown placeholders in place of what is
 * given, so it may hand them to the query and not look at them.
 */
export function prepared<From extends Given, Row>(
  write: (db: Db, given: From) => Compilable<Row>,
): (db: Db, given: From) => Promise<Row[]> {
  const kept = new Map<boolean, CompiledQuery<Row>>();
  return async (db, given) => {
    const query = kept.get(isPostgres(db)) ?? write(db, placeholders<From>()).compile();
    kept.set(isPostgres(db), query);
    const parameters = query.parameters.map((one) =>
      one instanceof Placeholder ? given[one.name] : one,
    );
    return (await db.executeQuery<Row>({ ...query, parameters })).rows;
  };
}

class Placeholder {
  constructor(readonly name: string) {}
}

function placeholders<From extends Given>(): From {
  // Whatever is asked for is there: the type says which names there are.
  return new Proxy({} as From, { get: (_, name) => new Placeholder(String(name)) });
}
