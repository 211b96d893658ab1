import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import {
  acceptedFalseAlarms,
  acceptFalseAlarms,
  cellsAsked,
  offeredFalseAlarms,
} from "#app/domain/false-alarms.ts";
import {
  ACCEPTED_FALSE_ALARMS,
  expectedFalseAlarms,
  foundWithinThree,
} from "#app/domain/early-warning/calibration.ts";
import { formatNumber } from "#app/i18n/numbers.ts";
import { readForm } from "#app/server/form.ts";
import { requireAdministrator } from "#app/session.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { Choice } from "#app/ui/choice.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta = pageTitle(({ earlyWarning }) => earlyWarning.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = await requireAdministrator(request, context);
  const cells = await cellsAsked(context.db, "monthly-pulse");
  return {
    isSaved: new URL(request.url).searchParams.has("saved"),
    chosen: String(await acceptedFalseAlarms(context.db)),
    cells,
    rates: offeredFalseAlarms.map((rate) => ({
      value: `${rate}` as const,
      isUsual: rate === ACCEPTED_FALSE_ALARMS,
      inAll: formatNumber(expectedFalseAlarms(rate, cells), language),
      // To the next five: a simulation bears no more.
      found: Math.round(foundWithinThree(rate) * 20) * 5,
    })),
  };
}

const form = z.strictObject({
  rate: z.coerce.number().pipe(z.literal(offeredFalseAlarms)),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const { id: actorId } = await requireAdministrator(request, context);
  const read = await readForm(request, form);
  // Every rate is a choice of ours, so anything else was not made by the page.
  if (read.outcome === "invalid") throw new Response(null, { status: 400 });
  await acceptFalseAlarms(context.db, { ...read.values, actorId }, context.now());
  return redirect("/early-warning?saved");
}

export default function EarlyWarning() {
  const { isSaved, chosen, cells, rates } = useLoaderData<typeof loader>();
  const { earlyWarning: words } = useMessages();
  return (
    <Page title={words.title} lead={words.lead}>
      <p>{words.why}</p>
      <Form className="form" method="post">
        {isSaved && <Alert kind="success">{words.saved}</Alert>}
        <Choice
          legend={words.legend}
          name="rate"
          chosen={chosen}
          options={rates.map(({ value, isUsual, inAll, found }) => ({
            value,
            label: isUsual ? words.usual(words.rates[value]) : words.rates[value],
            hint: [cells > 0 && words.inAll(cells, inAll), words.found(found)]
              .filter(Boolean)
              .join(" "),
          }))}
        />
        {cells === 0 && <p className="quiet">{words.noGroups}</p>}
        <p>{words.holds}</p>
        <Button>{words.button}</Button>
      </Form>
      <p className="quiet">{words.source}</p>
    </Page>
  );
}
