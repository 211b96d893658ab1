import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { digestsOf } from "#app/domain/digest.ts";
import { formatDate, formatPeriod } from "#app/i18n/dates.ts";
import { titleOf } from "#surveys/catalog.ts";
import { requireSupervisor } from "#app/session.server.ts";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import "#app/ui/digest/digest.css";

export const meta = pageTitle(({ digest }) => digest.list.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireSupervisor(request, context);
  const digests = await digestsOf(context.db, person.id);
  return digests.map(({ id, series, period, closedAt }) => ({
    id,
    survey: titleOf(series, person.language),
    period: formatPeriod(period, person.language),
    closed: closedAt ? formatDate(closedAt, person) : "",
  }));
}

export default function Digests() {
  const { list } = useMessages().digest;
  const digests = useLoaderData<typeof loader>();
  return (
    <Page title={list.title} lead={digests.length > 0 ? list.lead : list.none}>
      <ul className="digest-list">
        {digests.map(({ id, survey, period, closed }) => (
          <li key={id}>
            <Link className="ds-link" to={`/digests/${id}`}>
              {survey}, {period}
            </Link>
            <span className="quiet">{list.closed(closed)}</span>
          </li>
        ))}
      </ul>
    </Page>
  );
}
