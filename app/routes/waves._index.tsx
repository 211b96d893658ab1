import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { allWaves } from "#app/domain/waves.ts";
import { outboxCounts } from "#app/jobs/outbox.ts";
import { formatDate, formatMoment, formatPeriod } from "#app/i18n/dates.ts";
import { requireAdministrator } from "#app/session.server.ts";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { publishedSurvey } from "#surveys/catalog.ts";

export const meta = pageTitle(({ waves }) => waves.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireAdministrator(request, context);
  const waves = await allWaves(context.db);
  const shown = waves.map(
    ({ id, survey, surveyVersion, period, closesAt, closedAt, closeFailedAt, cells }) => ({
      id,
      title: publishedSurvey(survey, surveyVersion).title[person.language],
      period: formatPeriod(period, person.language),
      closes: formatMoment(closesAt, person),
      failed: closeFailedAt && formatMoment(closeFailedAt, person),
      closed: closedAt && formatDate(closedAt, person),
      cells,
    }),
  );
  return { waves: shown, mail: await outboxCounts(context.db) };
}

export default function Waves() {
  const { waves: words } = useMessages();
  const { waves, mail } = useLoaderData<typeof loader>();
  return (
    <Page title={words.title} lead={waves.length > 0 ? words.lead : words.none} width="wide">
      {waves.length > 0 && (
        <table className="ds-table table" data-border>
          <thead>
            <tr>
              <th scope="col">{words.wave}</th>
              <th scope="col">{words.state}</th>
              <th scope="col">{words.cells}</th>
            </tr>
          </thead>
          <tbody>
            {waves.map(({ id, title, period, closes, closed, failed, cells }) => (
              <tr key={id}>
                <th scope="row">
                  {title}, {period}
                </th>
                <td data-label={words.state}>
                  {closed ? words.closed(closed) : words.openUntil(closes)}
                  {failed && <p role="status">{words.closeFailed(failed)}</p>}
                </td>
                <td data-label={words.cells}>{cells}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>
        <Link className="ds-link" to="/mail-queue">
          {words.mail(mail.waiting, mail.failed)}
        </Link>
      </p>
    </Page>
  );
}
