/**
 * What of a fault may stand in the log: its kind and where it happened. Not its message or other
 * fields – the databases put the values of a refused row there, and a value can be an answer.
 */
export function faultIn(error: unknown): { kind: string; code?: string; at: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, at: [] };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return { kind: error.name, ...(code && { code }), at: framesOf(error) };
}

/** The places alone; what stands before them repeats the message. */
function framesOf(error: Error) {
  const lines = error.stack?.split("\n") ?? [];
  return lines.filter((line) => /^\s+at /.test(line)).map((line) => line.trim());
}
