import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link } from "@remix-run/react";
import { requirePerson } from "#app/session.server.ts";
import { useLanguage, useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { factors } from "#surveys/factors.ts";

export const meta = pageTitle(({ training }) => training.guides.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requirePerson(request, context);
  return null;
}

export default function ConversationGuides() {
  const { guides } = useMessages().training;
  const language = useLanguage();
  return (
    <Page title={guides.title} lead={guides.lead}>
      <ul className="ds-list">
        {factors.map(({ id, name }) => (
          <li key={id}>
            <Link className="ds-link" to={`/conversation-guides/${id}`}>
              {name[language]}
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
