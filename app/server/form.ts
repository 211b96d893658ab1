import type { z } from "zod";

export type ReadForm<T> =
  | { outcome: "read"; values: T }
  /** By field: the first thing wrong with it, and what was typed, to be shown again. */
  | { outcome: "invalid"; errors: Record<string, string>; typed: Record<string, string> };

/**
 * Reads a posted form with a schema; nothing but the schema's fields comes through. A form with
 * other fields or of another type was not made by one of our pages and gets 400.
 */
export async function readForm<T>(request: Request, schema: z.ZodType<T>): Promise<ReadForm<T>> {
  const fields = Object.fromEntries(await fieldsOf(request));
  const parsed = schema.safeParse(fields);
  if (parsed.success) return { outcome: "read", values: parsed.data };
  if (parsed.error.issues.some(({ code }) => code === "unrecognized_keys")) throw unreadable();
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) errors[String(path[0])] ??= message;
  return { outcome: "invalid", errors, typed: shortTexts(fields) };
}

async function fieldsOf(request: Request): Promise<Iterable<[string, FormDataEntryValue]>> {
  const type = request.headers.get("content-type");
  // A button without fields may post nothing at all.
  if (type === null) return [];
  if (!type.startsWith("application/x-www-form-urlencoded")) throw unreadable();
  return request.formData();
}

/** Only what somebody can have typed into a line. */
function shortTexts(fields: Record<string, FormDataEntryValue>) {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === "string" && value.length <= 254) texts[name] = value;
  }
  return texts;
}

function unreadable() {
  return new Response(null, { status: 400 });
}
