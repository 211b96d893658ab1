import type { LoaderFunctionArgs } from "@remix-run/node";
import { takeHome } from "#app/domain/own-data/take-home.ts";
import { notFound, requirePerson } from "#app/session.server.ts";

/** Everything about the person as a file; leaves a receipt. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id } = await requirePerson(request, context);
  // Nothing is taken home, so nothing is noted.
  if (request.method === "HEAD") throw new Response(null, { status: 405 });
  const data = await takeHome(context.db, id, context.now());
  if (!data) throw notFound();
  return new Response(`${JSON.stringify(data, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="tilsig-${data.madeAt.slice(0, 10)}.json"`,
      "Cache-Control": "no-store",
    },
  });
}
