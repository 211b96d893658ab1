import type { ActionFunctionArgs } from "@remix-run/node";
import { notFound, requireTrainer } from "#app/session.server.ts";
import { definitionIn } from "./training.drafts.$module._index/definition-in.ts";
import { examined } from "./training.drafts.$module._index/examined.ts";
import { postedModule } from "./training.drafts.$module._index/posted.ts";

/** Previews and check of what stands in the editor's form. Stores nothing, whatever the draft. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { language } = await requireTrainer(request, context);
  const { fields } = await postedModule(request);
  const parsed = definitionIn(fields);
  if (parsed.outcome === "unstorable") return Response.json(null, { status: 422 });
  return Response.json(examined(parsed.definition, language));
}

export function loader(): never {
  throw notFound();
}
