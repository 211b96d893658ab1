import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { dayOf } from "#app/domain/calendar.ts";
import { type Pausing, takePause } from "#app/domain/pauses.ts";
import { readForm } from "#app/server/form.ts";
import { requireSpecialist } from "#app/session.server.ts";
import { pauseShown } from "#app/shown-pause.ts";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { type PauseFault, PauseForm } from "#app/ui/settings/own-pause.tsx";

export const meta = pageTitle(({ settings }) => settings.pause.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  return pauseShown(await requireSpecialist(request, context), context);
}

/** The first day is not in the form of a break that lasts; no first day back is "until I end it". */
const form = z.strictObject({
  from: z.iso.date("unreadable").optional(),
  until: z.union([z.literal("").transform(() => null), z.iso.date()], "unreadable"),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const { id: personId, timeZone } = await requireSpecialist(request, context);
  const today = dayOf(context.now().toISOString(), timeZone);
  const read = await readForm(request, form);
  if (read.outcome === "invalid") {
    const { from, until } = read.errors;
    return refused(
      { ...(from && { from: "unreadable" }), ...(until && { until: "unreadable" }) },
      read.typed,
    );
  }
  const { from = today, until } = read.values;
  const { outcome } = await takePause(context.db, { personId, from, until }, today);
  if (outcome === "pausing") return redirect("/settings?saved=pause#pause");
  return refused(faultOf[outcome], { from, until: until ?? "" });
}

type Faults = { from?: PauseFault; until?: PauseFault };

const faultOf: Record<Exclude<Pausing["outcome"], "pausing">, Faults> = {
  "begins-in-the-past": { from: "past" },
  "ends-too-early": { until: "early" },
};

function refused(errors: Faults, typed: { from?: string; until?: string }) {
  return data({ errors, typed }, 422);
}

export default function Pause() {
  const { fields, ...shown } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { pause } = useMessages().settings;
  return (
    <Page title={pause.title} lead={pause.lead}>
      <PauseForm
        {...shown}
        fields={{ ...fields, ...refused?.typed }}
        errors={refused?.errors ?? {}}
        saved={null}
      />
    </Page>
  );
}
