import type { Fault } from "#app/domain/csv.ts";

/** The faults of a file, one a line, for the message of a refusal. */
export function faultsOf(path: string, faults: readonly Fault[]): string {
  return faults
    .map(({ line, column, message }) => {
      const place = column ? `line ${line}, ${column}` : `line ${line}`;
      return `${path}, ${place}: ${message}`;
    })
    .join("\n");
}
