import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePerson } from "#app/session.server.ts";
import { FactorDetails } from "#app/ui/factor-details.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { factors } from "#surveys/factors.ts";

export const meta = pageTitle(({ common }) => common.factors.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = await requirePerson(request, context);
  return {
    factors: factors.map(({ conversation, ...factor }) => ({
      id: factor.id,
      name: factor.name[language],
      draining: factor.draining[language],
      nourishing: factor.nourishing[language],
      type: factor.type,
      lens: factor.lens,
      lawPoints: factor.lawPoints,
      firstStep: factor.firstStep[language],
      questions: conversation.questions.map((question) => question[language]),
      avoid: conversation.avoid[language],
    })),
  };
}

/** What can drain and what can nourish, and what to do about it. Each factor has an address of its own. */
export default function Factors() {
  const { factors } = useLoaderData<typeof loader>();
  const t = useMessages().common.factors;
  return (
    <Page title={t.title} lead={t.lead}>
      <div className="ds-card factors">
        {factors.map((factor) => (
          <FactorDetails key={factor.id} {...factor} />
        ))}
      </div>
      <p className="quiet">{t.unvalidated}</p>
    </Page>
  );
}
