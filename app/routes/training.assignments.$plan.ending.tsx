import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/domain/calendar.ts";
import { endAssigning } from "#app/domain/training/assigning.ts";
import { planBy } from "#app/domain/training/plan-list.ts";
import { notFound, requireTrainer } from "#app/session.server.ts";
import "#app/ui/assignments/assignments.css";
import { scopeInWords } from "#app/ui/assignments/words.ts";
import { Button } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta = pageTitle(({ assignments }) => assignments.plan.end);

/** What ending means, before it is done. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { language } = await requireTrainer(request, context);
  const plan = await planBy(context.db, params.plan ?? "");
  if (!plan || plan.endedOn !== null) throw notFound();
  return { planId: plan.id, module: plan.title[language], scope: plan.scope };
}

/** Ends it. Ended twice is ended once. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { id: actorId, timeZone } = await requireTrainer(request, context);
  const planId = params.plan ?? "";
  if (!(await planBy(context.db, planId))) throw notFound();
  const day = dayOf(context.now().toISOString(), timeZone);
  await endAssigning(context.db, { planId, actorId }, day, context.now());
  return redirect("/training/assignments?saved=ended");
}

export default function Ending() {
  const { planId, module, scope } = useLoaderData<typeof loader>();
  const messages = useMessages();
  const { ending: words } = messages.assignments;
  const at = `/training/assignments/${planId}`;
  return (
    <Page title={words.title(module)} lead={words.lead(scopeInWords(scope, messages))}>
      <ul className="ds-list">
        {words.means.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Form className="assignment-actions" method="post" action={`${at}/ending`}>
        <Button>{words.button}</Button>
        <Link className="ds-link" to={at}>
          {words.cancel}
        </Link>
      </Form>
    </Page>
  );
}
