import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { notFound, requirePerson } from "#app/session.server.ts";
import { useMessages } from "#app/ui/language.ts";
import { Page, Section } from "#app/ui/page.tsx";
import { given, pageTitle } from "#app/ui/page-title.ts";
import { PrintButton } from "#app/ui/training/print-button.tsx";
import { factors } from "#surveys/factors.ts";
import "#app/ui/training/training.css";

export const meta = pageTitle(({ training }, _error, data) => {
  const name = given(data, "name");
  return name ? training.guides.factor(name) : training.guides.title;
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { language } = await requirePerson(request, context);
  const factor = factors.find(({ id }) => id === params.factor);
  if (!factor) throw notFound();
  const { name, firstStep, conversation } = factor;
  return {
    name: name[language],
    firstStep: firstStep[language],
    questions: conversation.questions.map((question) => question[language]),
    avoid: conversation.avoid[language],
  };
}

export default function ConversationGuide() {
  const { name, firstStep, questions, avoid } = useLoaderData<typeof loader>();
  const { guides } = useMessages().training;
  return (
    <Page title={guides.factor(name)} lead={guides.how}>
      <Section title={guides.questions}>
        <ol className="ds-list">
          {questions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ol>
      </Section>
      <Section title={guides.avoid}>
        <p>{avoid}</p>
      </Section>
      <Section title={guides.firstStep}>
        <p>{firstStep}</p>
      </Section>
      <Section title={guides.notes}>
        <div className="sheet__notes" />
      </Section>
      <div className="form-row not-printed">
        <PrintButton />
      </div>
    </Page>
  );
}
