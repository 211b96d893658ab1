import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { organisationName } from "#app/domain/settings.ts";
import { useMessages } from "#app/ui/language.ts";
import { Page, Section } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta = pageTitle(({ accessibility }) => accessibility.title);

/** For everybody, signed in or not. */
export async function loader({ context }: LoaderFunctionArgs) {
  return { organisation: await organisationName(context.db) };
}

export default function Accessibility() {
  const { organisation } = useLoaderData<typeof loader>();
  const { title, lead, aim, tested, short, tell } = useMessages().accessibility;
  return (
    <Page title={title} lead={lead}>
      <Section title={aim.title}>
        <p>{aim.body}</p>
      </Section>
      {[tested, short].map((list) => (
        <Section title={list.title} key={list.title}>
          <ul className="ds-list">
            {list.points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </Section>
      ))}
      <Section title={tell.title}>
        <p>{tell.body(organisation)}</p>
        <p>{tell.authority}</p>
      </Section>
    </Page>
  );
}
