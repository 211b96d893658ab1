import { fieldsIn, type ModuleFields } from "#app/ui/training-editor/module-fields.ts";

/** The editor's form as it was posted. */
export interface Posted {
  fields: ModuleFields;
  /** The edition that was read, or that is to be saved over. */
  read: string;
  /** The button that was pressed. */
  press: string;
}

/** Reads the editor's form; a form that the page cannot have made gets 400. */
export async function postedModule(request: Request): Promise<Posted> {
  const type = request.headers.get("content-type");
  if (!type?.startsWith("application/x-www-form-urlencoded")) throw unreadable();
  const given = [...(await request.formData())];
  const fields = fieldsIn(given.filter(([name]) => name !== "press" && name !== "read"));
  if (!fields) throw unreadable();
  const buttons = new Map(given);
  const press = wordsIn(buttons.get("press"));
  const over = /^save-over (.+)$/.exec(press)?.[1];
  return { fields, press, read: over ?? wordsIn(buttons.get("read")) };
}

function wordsIn(value: FormDataEntryValue | undefined): string {
  return typeof value === "string" ? value.slice(0, 100) : "";
}

function unreadable() {
  return new Response(null, { status: 400 });
}
