import type { Fault } from "#app/domain/csv.ts";

/** A fault after which the rest of a file cannot be told apart. */
export class Unreadable extends Error {
  readonly line: number;
  constructor({ line, message }: Fault) {
    super(message);
    this.line = line;
  }
}
