import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ownData } from "#app/domain/own-data/collect.ts";
import { messagesFor } from "#app/i18n/messages.ts";
import { notFound, requirePerson } from "#app/session.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";
import { OwnSections } from "#app/ui/own-data/own-sections.tsx";
import { Page, Section } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { readable } from "./readable.ts";

export const meta = pageTitle(({ ownData }) => ownData.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requirePerson(request, context);
  const data = await ownData(context.db, person.id, context.now());
  if (!data) throw notFound();
  return {
    deleted: new URL(request.url).searchParams.has("deleted"),
    sections: readable(data, messagesFor(person.language), person),
  };
}

export default function OwnDataPage() {
  const { deleted, sections } = useLoaderData<typeof loader>();
  const { ownData: words } = useMessages();
  return (
    <Page title={words.title} lead={words.lead}>
      {deleted && <Alert kind="success">{words.deleteAnswers.deleted}</Alert>}
      <OwnSections sections={sections} />
      <Section title={words.home.title}>
        <p>{words.home.body}</p>
        <div>
          <a className="ds-button" data-variant="primary" href="/own-data.json" download>
            {words.home.button}
          </a>
        </div>
      </Section>
      <Section title={words.remove.title}>
        <div className="own-actions">
          <ButtonLink to="/own-data/answers/deletion" variant="secondary" color="danger">
            {words.remove.answers}
          </ButtonLink>
          <ButtonLink to="/own-data/account/deletion" variant="secondary" color="danger">
            {words.remove.account}
          </ButtonLink>
        </div>
      </Section>
    </Page>
  );
}
