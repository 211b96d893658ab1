import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { accessReceipts } from "#app/domain/access-receipts.ts";
import { formatDate, formatHour } from "#app/i18n/dates.ts";
import { pageNumber } from "#app/server/page-number.ts";
import { requirePerson } from "#app/session.server.ts";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Pager } from "#app/ui/pager.tsx";

export const meta = pageTitle(({ shares }) => shares.receipts.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requirePerson(request, context);
  const asked = pageNumber(new URL(request.url).searchParams.get("page"));
  const found = await accessReceipts(context.db, { personId: person.id, page: asked });
  return {
    page: found.page,
    pages: found.pages,
    receipts: found.receipts.map(({ id, what, reader, byOneself, at }) => ({
      id,
      what,
      reader,
      byOneself,
      at,
      when: `${formatDate(at, person)}, ${formatHour(at, person)}`,
    })),
  };
}

export default function AccessReceipts() {
  const { ownData, shares } = useMessages();
  const { receipts: words } = shares;
  const { receipts, page, pages } = useLoaderData<typeof loader>();
  const acts = new Map<string, string>(Object.entries(words.acts));
  return (
    <Page title={words.title} lead={words.lead} width="wide">
      {receipts.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <table className="ds-table table" data-border>
          <thead>
            <tr>
              <th scope="col">{words.when}</th>
              <th scope="col">{words.who}</th>
              <th scope="col">{words.what}</th>
            </tr>
          </thead>
          <tbody>
            {receipts.map(({ id, what, reader, byOneself, at, when }) => (
              <tr key={id}>
                <td className="quiet table-when">
                  <time dateTime={at}>{when}</time>
                </td>
                <td data-label={words.who}>{byOneself ? words.you : (reader ?? words.gone)}</td>
                <td data-label={words.what}>{acts.get(what) ?? words.acts.other}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pager page={page} pages={pages} />
      <p>
        <Link className="ds-link" to="/own-data">
          {ownData.title}
        </Link>
      </p>
    </Page>
  );
}
