/**
 * What of a fault may stand in the log: its kind and where it happened. Not its message or other
 * fields – the databases put the values of a refused row there, and a value can be an answer.
 */
export function faultIn(error: unknown): { kind: string; code?: string; at: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, at: [] };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return { kind: error.name, ...(code && { code }), at: framesOf(error) };
}

/** The places alone; the message stands before them, and may look like one. */
function framesOf({ stack = "", message }: Error) {
  const places = stack.slice(stack.indexOf(message) + message.length);
  const lines = places.split("\n").map((line) => line.trim());
  return lines.filter((line) => line.startsWith("at "));
}
