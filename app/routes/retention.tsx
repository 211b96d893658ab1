import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type Past, previewPast } from "#app/domain/retention.ts";
import {
  bounds,
  type Choice,
  choiceSchema,
  choosePeriods,
  chosen,
  kinds,
  periodsOf,
} from "#app/domain/retention/periods.ts";
import { readForm } from "#app/server/form.ts";
import { requireAdministrator } from "#app/session.server.ts";
import { useMessages } from "#app/ui/language.ts";
import { FixedPeriods, NextRun, PeriodsForm } from "#app/ui/own-data/retention-parts.tsx";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta = pageTitle(({ retention }) => retention.title);

const MONTH_MS = 30 * 86_400_000;

/** With periods in the address that are not those that hold, previews what they would delete. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAdministrator(request, context);
  const { db, now } = context;
  const { searchParams } = new URL(request.url);
  const current = await periodsOf(db);
  const asked = choiceSchema.safeParse(proposedIn(searchParams));
  const shown = asked.success ? asked.data : current;
  const isProposed = kinds.some((kind) => shown[kind] !== current[kind]);
  const periods = isProposed ? chosen(current, shown, now()) : current;
  const later = new Date(now().getTime() + MONTH_MS);
  return {
    saved: searchParams.has("saved"),
    isProposed,
    bounds,
    choice: Object.fromEntries(kinds.map((kind) => [kind, shown[kind]])) as Choice,
    now: await previewPast(db, now(), periods),
    later: await previewPast(db, later, periods),
  };
}

function proposedIn(params: URLSearchParams) {
  return Object.fromEntries(kinds.map((kind) => [kind, params.get(kind) ?? undefined]));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { id: actorId } = await requireAdministrator(request, context);
  const read = await readForm(request, choiceSchema);
  if (read.outcome === "invalid") {
    return data({ wrong: Object.keys(read.errors), typed: read.typed }, 422);
  }
  await choosePeriods(context.db, { choice: read.values, actorId }, context.now());
  return redirect("/retention?saved");
}

export default function Retention() {
  const { saved, isProposed, choice, bounds, now, later } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { retention: words } = useMessages();
  return (
    <Page title={words.title} lead={words.lead}>
      <PeriodsForm
        bounds={bounds}
        choice={{ ...choice, ...refused?.typed }}
        wrong={refused?.wrong ?? []}
        isSaved={saved && !refused}
      />
      <NextRun now={now satisfies Past} later={later} isProposed={isProposed} />
      <FixedPeriods />
    </Page>
  );
}
