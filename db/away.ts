/**
 * Whether an error says that the database cannot be used for the moment: a full disk, a lock that
 * did not come free, a server that starts, stops, is cut off or has no room for more. The same may
 * be asked again later; unless the connection broke at its very end, nothing of it was stored.
 */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return sqlite.test(code) || postgres.test(code) || network.has(code) || lost.test(error.message);
}

const sqlite = /^SQLITE_(FULL|BUSY|LOCKED|IOERR|CANTOPEN|READONLY|PROTOCOL)/;

/**
 * Connection exceptions (08), insufficient resources (53), operator intervention (57); undone to let
 * somebody else through (40), a lock not to be had, and a server that only reads.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const postgres = /^(08|53|57)[0-9A-Z]{3}$|^(40001|40P01|55P03|25006)$/;

const network = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);

/** The driver of PostgreSQL has no codes for what it says itself. */
const lost = /^Connection terminated|is not queryable$|^timeout exceeded when trying to connect$/;
