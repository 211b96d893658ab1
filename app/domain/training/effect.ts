import type { Db } from "#db/transaction.ts";
import { factors } from "#surveys/factors.ts";
import type { Audience, PublishedModule } from "#training/definition.ts";
import { type Effect, effectOf, type StandingWave } from "./effect-estimate.ts";
import { latestModules } from "./modules.ts";

/**
 * How soon released signals ended in cells that had taken a module about their factor, and in cells that
 * had not. Reads released signals, who belonged to the cells, and what was passed; gives two means and
 * two counts of cells, and no cell.
 */
export async function trainingEffect(db: Db): Promise<Effect> {
  const waves = await closedWaves(db);
  const signals = await signalsOf(db);
  const asked = await askedIn(db);
  const passes = await passesOf(db);
  const standing: StandingWave[] = [];
  for (const name of new Set(waves.map(({ series }) => series))) {
    const ofSeries = waves.filter(({ series }) => series === name);
    standing.push(...followSignals(ofSeries, { signals, asked, passes }));
  }
  return effectOf(standing);
}

interface ClosedWave {
  id: string;
  series: string;
  closedAt: string;
}

interface Known {
  /** By wave: cell and factor, as one key. */
  signals: ReadonlyMap<string, ReadonlySet<string>>;
  /** By wave and cell: everyone asked, each with the supervisors of that day. */
  asked: ReadonlyMap<string, Asked[]>;
  passes: Pass[];
}

interface Asked {
  personId: string;
  supervisors: string[];
}

/** Somebody passed a module that answers these factors, as a specialist or as a supervisor. */
interface Pass {
  personId: string;
  at: string;
  factors: ReadonlySet<string>;
  audience: Audience;
}

function followSignals(waves: readonly ClosedWave[], known: Known): StandingWave[] {
  const began = new Map<string, string>();
  const standing: StandingWave[] = [];
  for (const [at, wave] of waves.entries()) {
    const now = known.signals.get(wave.id) ?? new Set<string>();
    const next = waves[at + 1];
    const after = next && (known.signals.get(next.id) ?? new Set<string>());
    for (const key of began.keys()) if (!now.has(key)) began.delete(key);
    for (const key of now) {
      const { cell, factor } = partsOf(key);
      const since = began.get(key) ?? wave.closedAt;
      began.set(key, since);
      // What was passed after this wave closed and before the next one did may have helped it end.
      const between = { from: since, to: next?.closedAt ?? since };
      const trained = isTrained(known, { wave: wave.id, cell, factor, ...between });
      standing.push({ cell, trained, ended: after ? !after.has(key) : null });
    }
  }
  return standing;
}

function isTrained(
  { asked, passes }: Known,
  of: { wave: string; cell: string; factor: string; from: string; to: string },
): boolean {
  const people = asked.get(keyOf(of.wave, of.cell)) ?? [];
  const fitting = passes.filter(
    ({ at, factors }) => at >= of.from && at < of.to && factors.has(of.factor),
  );
  const by = (wanted: readonly Audience[]) =>
    new Set(
      fitting.filter(({ audience }) => wanted.includes(audience)).map(({ personId }) => personId),
    );
  const [specialists, supervisors] = [
    by(["specialist", "new-specialist", "both"]),
    by(["supervisor", "both"]),
  ];
  const reached = people.filter(
    (one) =>
      specialists.has(one.personId) || one.supervisors.some((person) => supervisors.has(person)),
  );
  return people.length > 0 && 2 * reached.length >= people.length;
}

function closedWaves(db: Db): Promise<ClosedWave[]> {
  return db
    .selectFrom("release")
    .innerJoin("wave", "wave.id", "release.waveId")
    .orderBy("wave.series")
    .orderBy("wave.period")
    .select(["wave.id", "wave.series", "release.releasedAt as closedAt"])
    .execute();
}

async function signalsOf(db: Db) {
  const rows = await db
    .selectFrom("releaseLine")
    .where("kind", "=", "signal")
    .where("groupKind", "=", "cell")
    .select(["waveId", "groupId", "subject"])
    .execute();
  const signals = new Map<string, Set<string>>();
  for (const { waveId, groupId, subject } of rows)
    signals.set(waveId, (signals.get(waveId) ?? new Set()).add(keyOf(groupId, subject)));
  return signals;
}

async function askedIn(db: Db) {
  const rows = await db
    .selectFrom("roster")
    .innerJoin("wave", "wave.id", "roster.waveId")
    .where("roster.cellId", "is not", null)
    .where("wave.closedAt", "is not", null)
    .select(["roster.waveId", "roster.cellId", "roster.personId", "wave.opensAt"])
    .$narrowType<{ cellId: string }>()
    .execute();
  const supervision = new Map<string, Relation[]>();
  for (const { specialistId, ...relation } of await relations(db))
    supervision.set(specialistId, [...(supervision.get(specialistId) ?? []), relation]);
  const asked = new Map<string, Asked[]>();
  for (const { waveId, cellId, personId, opensAt } of rows) {
    const day = opensAt.slice(0, 10);
    const supervisors = (supervision.get(personId) ?? [])
      .filter(({ startDate, endDate }) => startDate <= day && (endDate === null || endDate > day))
      .map(({ supervisorId }) => supervisorId);
    const key = keyOf(waveId, cellId);
    asked.set(key, [...(asked.get(key) ?? []), { personId, supervisors }]);
  }
  return asked;
}

type Relation = { supervisorId: string; startDate: string; endDate: string | null };

function relations(db: Db) {
  return db
    .selectFrom("supervision")
    .select(["specialistId", "supervisorId", "startDate", "endDate"])
    .execute();
}

async function passesOf(db: Db): Promise<Pass[]> {
  const modules = new Map((await latestModules(db)).map((module) => [module.id, module]));
  const rows = await db
    .selectFrom("attempt")
    .where("passed", "=", 1)
    .where("completedAt", "is not", null)
    .select(["personId", "module", "completedAt as at"])
    .$narrowType<{ at: string }>()
    .execute();
  return rows.flatMap(({ personId, module: id, at }) => {
    const module = modules.get(id);
    if (!module) return [];
    const { audience } = module.definition;
    return [{ personId, at, audience, factors: answeredBy(module) }];
  });
}

function answeredBy({ definition }: PublishedModule): ReadonlySet<string> {
  return new Set(definition.factors === "all" ? factors.map(({ id }) => id) : definition.factors);
}

function keyOf(...parts: string[]) {
  return JSON.stringify(parts);
}

function partsOf(key: string) {
  // Written by keyOf.
  const [cell = "", factor = ""] = JSON.parse(key) as string[];
  return { cell, factor };
}
