import { createHash } from "node:crypto";
import type { Selectable } from "kysely";
import type { ReleaseLineTable } from "#db/schema.ts";
import { prepared } from "#db/prepared.ts";
import { type Db, inPieces } from "#db/transaction.ts";

/** One published fact of a closed wave; nothing else about its answers ever leaves the server. */
export type ReleaseLine = Omit<Selectable<ReleaseLineTable>, "waveId">;

/**
 * Writes what a wave publishes, once and for all. Its hash (SHA-256, hex) covers the lines in their
 * stored form and order and the hash of the series' release before, so that a change of any of them
 * shows.
 */
export async function writeRelease(
  trx: Db,
  wave: { id: string; series: string; period: string },
  lines: readonly ReleaseLine[],
  releasedAt: string,
): Promise<void> {
  const previousHash = await hashBefore(trx, wave);
  const hash = hashOf(wave, lines, previousHash);
  await trx
    .insertInto("release")
    .values({ waveId: wave.id, hash, previousHash, releasedAt })
    .execute();
  const rows = inOrder(lines).map((line) => ({ waveId: wave.id, ...line }));
  for (const piece of inPieces(rows, 9))
    await trx.insertInto("releaseLine").values(piece).execute();
}

/** The release of a wave; undefined before the wave has closed. */
export async function readRelease(db: Db, waveId: string) {
  const release = await db
    .selectFrom("release")
    .where("waveId", "=", waveId)
    .selectAll()
    .executeTakeFirst();
  if (!release) return undefined;
  const lines = await db
    .selectFrom("releaseLine")
    .where("waveId", "=", waveId)
    .selectAll()
    .execute();
  return { ...release, lines: inOrder(lines.map(({ waveId: _, ...line }) => line)) };
}

/** What the release of a wave holds of one group, in no order; nothing before the wave has closed. */
export const linesOfGroup = prepared(
  (db, { waveId, groupId }: { waveId: string; groupId: string }) =>
    db
      .selectFrom("releaseLine")
      .where("waveId", "=", waveId)
      .where("groupId", "=", groupId)
      .select(["kind", "subject", "state", "grade", "duration", "detail"]),
);

/** Whether the stored lines still are what was released. */
export async function isUntouched(db: Db, wave: { id: string; series: string; period: string }) {
  const release = await readRelease(db, wave.id);
  return (
    release !== undefined && release.hash === hashOf(wave, release.lines, release.previousHash)
  );
}

function hashOf(
  wave: { series: string; period: string },
  lines: readonly ReleaseLine[],
  previousHash: string | null,
): string {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([wave.series, wave.period, previousHash]));
  for (const line of inOrder(lines)) hash.update(`\n${JSON.stringify(asList(line))}`);
  return hash.digest("hex");
}

async function hashBefore(trx: Db, wave: { series: string; period: string }) {
  const before = await trx
    .selectFrom("release")
    .innerJoin("wave", "wave.id", "release.waveId")
    .where("wave.series", "=", wave.series)
    .where("wave.period", "<", wave.period)
    .orderBy("wave.period", "desc")
    .select("release.hash")
    .executeTakeFirst();
  return before?.hash ?? null;
}

/** In the order of their keys, code unit by code unit: databases sort text in different ways. */
function inOrder(lines: readonly ReleaseLine[]): ReleaseLine[] {
  const keyed = lines.map((line) => ({
    line,
    key: [line.groupKind, line.groupId, line.kind, line.subject, line.state].join("\n"),
  }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ line }) => line);
}

function asList(line: ReleaseLine) {
  const { groupKind, groupId, kind, subject, state, grade, duration, detail } = line;
  return [groupKind, groupId, kind, subject, state, grade, duration, detail];
}
