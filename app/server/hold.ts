import { holdDatabase, type Holder } from "#db/hold.server.ts";
import { CannotStart } from "./cannot-start.ts";

/** Who takes a database for itself, in words. */
export type HolderName = "the server" | "the demo" | "a worker" | "a copy" | "an upgrade";

/**
 * Takes the SQLite file of `databaseUrl` for this process and gives what lets it go; on PostgreSQL
 * nothing is taken. Throws `CannotStart` while another process has it: which, since when, what to do.
 */
export function hold(databaseUrl: string, name: HolderName, now: Date): () => void {
  const holding = holdDatabase(databaseUrl, { name, now });
  if (holding.outcome === "held") return holding.release;
  throw new CannotStart(
    `The database ${databaseUrl.replace(/^sqlite:/, "")} is in use: ${whoIs(holding.by)}.\n` +
      "On SQLite one server or worker works at a time. End that one first; when its process ends, " +
      "however it ends, the database is free.\n" +
      "For several processes take PostgreSQL: docs/operations.md.",
    1,
  );
}

function whoIs(by: Holder | null) {
  if (!by) return "another process has just taken it";
  const { name, process, host, since } = by;
  return `${name} works on it (process ${process} on ${host}, since ${since.slice(0, 16).replace("T", " ")} UTC)`;
}
