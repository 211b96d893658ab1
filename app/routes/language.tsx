import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { chooseReading } from "#app/domain/settings.ts";
import { readForm } from "#app/server/form.ts";
import { returnPath } from "#app/server/return-path.ts";
import { notFound, signedInPerson } from "#app/session.server.ts";
import { NoPage } from "#app/ui/no-page.tsx";

const form = z.strictObject({ language: z.enum(["en", "nb"]), next: z.string().optional() });

const year = 365 * 24 * 3600;

/** The choice is the person's when signed in, and this browser's in any case. */
export async function action({ request, context }: ActionFunctionArgs) {
  const read = await readForm(request, form);
  if (read.outcome === "invalid") throw new Response(null, { status: 400 });
  const { language, next } = read.values;
  const person = await signedInPerson(request, context);
  if (person) await chooseReading(context.db, { personId: person.id, language }, context.now());
  const secure = context.env.origin.startsWith("https:") ? "; Secure" : "";
  const cookie = `language=${language}; Max-Age=${year}; Path=/; HttpOnly; SameSite=Lax${secure}`;
  return redirect(returnPath(next), { headers: { "Set-Cookie": cookie } });
}

export function loader(): never {
  throw notFound();
}

export default NoPage;
