import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/domain/calendar.ts";
import { directoryPage } from "#app/domain/directory.ts";
import { pageNumber } from "#app/server/page-number.ts";
import { requireAdministrator } from "#app/session.server.ts";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Pager } from "#app/ui/pager.tsx";
import { DirectoryTable } from "#app/ui/directory-table.tsx";

export const meta = pageTitle(({ administration }) => administration.people.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, now } = context;
  const { timeZone } = await requireAdministrator(request, context);
  const { searchParams } = new URL(request.url);
  const search = (searchParams.get("q") ?? "").slice(0, 100);
  const asked = { search, page: pageNumber(searchParams.get("page")) };
  return { search, ...(await directoryPage(db, asked, dayOf(now().toISOString(), timeZone))) };
}

export default function People() {
  const { search, entries, found, page, pages } = useLoaderData<typeof loader>();
  const { people } = useMessages().administration;
  return (
    <Page title={people.title} lead={people.lead} width="wide">
      <Form className="form-row" role="search" key={search}>
        <TextField
          label={people.search}
          hint={people.searchHint}
          name="q"
          type="search"
          defaultValue={search}
        />
        <Button variant="secondary">{people.button}</Button>
      </Form>
      {entries.length === 0 ? (
        <p>{search ? people.none : people.empty}</p>
      ) : (
        <>
          <p className="quiet" role="status">
            {people.found(found)}
          </p>
          <DirectoryTable entries={entries} />
          <Pager page={page} pages={pages} query={search ? { q: search } : {}} />
        </>
      )}
    </Page>
  );
}
