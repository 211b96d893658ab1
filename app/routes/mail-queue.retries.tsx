import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { sendAgainTo } from "#app/jobs/send-again.ts";
import { retry } from "#app/jobs/mail-queue.ts";
import { readForm } from "#app/server/form.ts";
import { notFound, requireAdministrator } from "#app/session.server.ts";

/** One mail by its key, what a person's address has refused, or everything. */
const form = z.strictObject({
  key: z.string().max(300).optional(),
  person: z.string().max(100).optional(),
});

export async function action({ request, context }: ActionFunctionArgs) {
  await requireAdministrator(request, context);
  const { db } = context;
  const now = context.now();
  const read = await readForm(request, form);
  if (read.outcome === "invalid") throw new Response(null, { status: 400 });
  const { key, person } = read.values;
  if (person) {
    const { outcome } = await sendAgainTo(db, person, now);
    return redirect(`/mail-queue?done=${outcome === "tried-again" ? "address" : "nothing"}`);
  }
  const { outcome } = await retry(db, key ? { key } : "all", now);
  return redirect(`/mail-queue?done=${outcome === "waiting-again" ? "retried" : "nothing"}`);
}

export function loader(): never {
  throw notFound();
}
