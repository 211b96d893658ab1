import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { nextWaves, seriesOf } from "#app/domain/rhythm/series.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { datesInWords, planInWords } from "#app/plan-in-words.ts";
import { requireAdministrator } from "#app/session.server.ts";
import { useMessages } from "#app/ui/language.ts";
import { Page, Section } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { titleOf } from "#surveys/catalog.ts";

export const meta = pageTitle(({ series }) => series.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireAdministrator(request, context);
  const all = await seriesOf(context.db);
  return all.map((series) => {
    const { name, rule, timeZone, pausedAt } = series;
    const next = pausedAt ? [] : nextWaves(series, context.now(), 1);
    return {
      name,
      title: titleOf(name, person.language),
      plan: rule && planInWords(rule, person.language),
      pausedSince: pausedAt && formatDate(pausedAt, person),
      next: datesInWords(next, { language: person.language, timeZone })[0]?.opens ?? null,
    };
  });
}

export default function SeriesList() {
  const all = useLoaderData<typeof loader>();
  const { series: words } = useMessages();
  return (
    <Page title={words.title} lead={words.lead} width="wide">
      <table className="ds-table table" data-border>
        <thead>
          <tr>
            <th scope="col">{words.survey}</th>
            <th scope="col">{words.plan}</th>
            <th scope="col">{words.next}</th>
          </tr>
        </thead>
        <tbody>
          {all.map(({ name, title, plan, pausedSince, next }) => (
            <tr key={name}>
              <th scope="row">
                {title}
                <Link
                  className="ds-link table-line"
                  to={`/series/${name}`}
                  aria-label={plan ? words.changeOf(title) : words.makeOf(title)}
                >
                  {plan ? words.change : words.make}
                </Link>
              </th>
              <td data-label={words.plan}>
                {plan ?? words.noPlan}
                {pausedSince && (
                  <strong className="table-line">{words.pausedSince(pausedSince)}</strong>
                )}
              </td>
              <td data-label={words.next}>{next ?? words.none}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Section title={words.away.title}>
        <p>{words.away.leave}</p>
        <p>
          <code className="command">{words.away.command}</code>
        </p>
        <p>{words.away.pause}</p>
      </Section>
    </Page>
  );
}
