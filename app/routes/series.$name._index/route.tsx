import {
  type ActionFunctionArgs,
  type AppLoadContext,
  data,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { notOpenedOf } from "#app/domain/rhythm/left-out.ts";
import {
  examinePlan,
  nextWaves,
  planSeries,
  seriesOf,
  usualPlan,
} from "#app/domain/rhythm/series.ts";
import { formatDate, formatPeriod } from "#app/i18n/dates.ts";
import type { Language } from "#app/i18n/messages.ts";
import { clock, datesInWords, problemsOf } from "#app/plan-in-words.ts";
import { notFound, requireAdministrator } from "#app/session.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page, Section } from "#app/ui/page.tsx";
import { given, pageTitle } from "#app/ui/page-title.ts";
import { NextDates } from "#app/ui/series/next-dates.tsx";
import { PlanForm } from "#app/ui/series/plan-form.tsx";
import { askedFields, fieldsOf, planIn, type PlanFields, postedFields } from "./plan-fields.ts";
import { titleOf } from "#surveys/catalog.ts";

export const meta = pageTitle(({ series }, _error, data) => given(data, "title") ?? series.title);

/** With a plan in the address, shows its dates; without, those of the plan that holds or is usual. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const person = await requireAdministrator(request, context);
  const series = await seriesNamed(params.name, context);
  const { searchParams } = new URL(request.url);
  const asked = askedFields(searchParams);
  const fields = asked ?? fieldsOf(series.rule ?? usualPlan(series.name), series.timeZone);
  const isProposed = asked !== null || !series.rule;
  const reader = { language: person.language, timeZone: series.timeZone };
  return {
    name: series.name,
    title: titleOf(series.name, person.language),
    saved: searchParams.get("saved"),
    isPlanned: series.rule !== null,
    pausedSince: series.pausedAt && formatDate(series.pausedAt, person),
    notOpened: (await notOpenedOf(context.db, series.name)).map(({ period, outcome }) => ({
      period: formatPeriod(period, person.language),
      outcome,
    })),
    isProposed,
    fields,
    hours: Array.from({ length: 24 }, (_, hour) => clock(hour)),
    timeZones: Intl.supportedValuesOf("timeZone"),
    ...(isProposed
      ? await examined(series.name, fields, person.language, context)
      : { problems: [], dates: datesInWords(nextWaves(series, context.now(), 12), reader) }),
  };
}

async function examined(
  name: string,
  fields: PlanFields,
  language: Language,
  { db, now }: AppLoadContext,
) {
  const { timeZone } = fields;
  const judged = await examinePlan(db, { name, plan: planIn(fields), timeZone }, now());
  return judged.outcome === "fits"
    ? { problems: [], dates: datesInWords(judged.next, { language, timeZone }) }
    : { problems: problemsOf(judged, { language, timeZone }), dates: null };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { id: actorId, language } = await requireAdministrator(request, context);
  const { name } = await seriesNamed(params.name, context);
  const fields = await postedFields(request);
  const { timeZone } = fields;
  const proposed = { name, plan: planIn(fields), timeZone, actorId };
  const planning = await planSeries(context.db, proposed, context.now());
  if (planning.outcome === "planned") return redirect(`/series/${name}?saved=planned`);
  return data({ fields, problems: problemsOf(planning, { language, timeZone }) }, 422);
}

async function seriesNamed(name: string | undefined, { db }: AppLoadContext) {
  const series = (await seriesOf(db)).find((one) => one.name === name);
  if (!series) throw notFound();
  return series;
}

export default function Series() {
  const shown = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { series: words } = useMessages();
  const { one } = words;
  const { saved, pausedSince, isPlanned, name } = shown;
  const dates = refused ? null : shown.dates;
  const { fields, problems } = refused ?? shown;
  return (
    <Page title={shown.title} lead={isPlanned ? one.lead : one.offered}>
      {!refused && saved === "planned" && <Alert kind="success">{one.saved}</Alert>}
      {!refused && saved === "paused" && <Alert kind="success">{one.paused}</Alert>}
      {!refused && saved === "resumed" && <Alert kind="success">{one.resumed}</Alert>}
      {pausedSince && (
        <Alert kind="warning">
          <p>{words.pausedSince(pausedSince)}</p>
          <Form method="post" action={`/series/${name}/resumption`}>
            <Button>{one.resume}</Button>
          </Form>
        </Alert>
      )}
      <PlanForm
        action={`/series/${name}`}
        fields={fields}
        problems={problems}
        hours={shown.hours}
        timeZones={shown.timeZones}
      />
      <NextDates dates={dates} zone={fields.timeZone} isProposed={shown.isProposed} />
      {shown.notOpened.length > 0 && (
        <Section title={words.notOpened.title}>
          <dl className="plan-not-opened">
            {shown.notOpened.map(({ period, outcome }) => (
              <div key={period}>
                <dt>{period}</dt>
                <dd>{words.notOpened.why[outcome]}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      {isPlanned && !pausedSince && (
        <Section title={one.pause.title}>
          <p>{one.pause.body}</p>
          <Form method="post" action={`/series/${name}/pause`}>
            <Button variant="secondary">{one.pause.button}</Button>
          </Form>
        </Section>
      )}
    </Page>
  );
}
