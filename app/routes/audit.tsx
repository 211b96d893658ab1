import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { logPage } from "#app/domain/audit.ts";
import { formatDate, formatHour } from "#app/i18n/dates.ts";
import { messagesFor } from "#app/i18n/messages.ts";
import { pageNumber } from "#app/server/page-number.ts";
import { requireAdministrator } from "#app/session.server.ts";
import { sentenceOf } from "#app/ui/log-sentence.ts";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Pager } from "#app/ui/pager.tsx";

export const meta = pageTitle(({ administration }) => administration.audit.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireAdministrator(request, context);
  const asked = pageNumber(new URL(request.url).searchParams.get("page"));
  const log = await logPage(context.db, { viewerId: person.id, page: asked });
  const messages = messagesFor(person.language);
  return {
    page: log.page,
    pages: log.pages,
    lines: log.lines.map((line) => ({
      id: line.id,
      at: line.at,
      when: `${formatDate(line.at, person)}, ${formatHour(line.at, person)}`,
      what: sentenceOf(line, messages),
    })),
  };
}

export default function Audit() {
  const { lines, page, pages } = useLoaderData<typeof loader>();
  const { audit } = useMessages().administration;
  return (
    <Page title={audit.title} lead={audit.lead} width="wide">
      <p className="quiet">{audit.signIns}</p>
      {lines.length === 0 ? (
        <p>{audit.empty}</p>
      ) : (
        <table className="ds-table table" data-border>
          <thead>
            <tr>
              <th scope="col">{audit.when}</th>
              <th scope="col">{audit.what}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, at, when, what }) => (
              <tr key={id}>
                <td className="quiet table-when">
                  <time dateTime={at}>{when}</time>
                </td>
                <td>{what}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pager page={page} pages={pages} />
    </Page>
  );
}
