import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { deleteOwnAnswers } from "#app/domain/own-data/erasure.ts";
import { ownResponses } from "#app/domain/responses.ts";
import { formatPeriod } from "#app/i18n/dates.ts";
import { readForm } from "#app/server/form.ts";
import { requirePerson } from "#app/session.server.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import "#app/ui/own-data/own-data.css";
import { publishedSurvey } from "#surveys/catalog.ts";

export const meta = pageTitle(({ ownData }) => ownData.deleteAnswers.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id, language } = await requirePerson(request, context);
  const responses = await ownResponses(context.db, id);
  return {
    chosen: new URL(request.url).searchParams.get("wave") ?? "all",
    waves: responses.map(({ waveId, survey, surveyVersion, period }) => ({
      id: waveId,
      name: `${publishedSurvey(survey, surveyVersion).title[language]}, ${formatPeriod(period, language)}`,
    })),
  };
}

const form = z.strictObject({ wave: z.string().min(1).max(60) });

/** Deletes the answers to one wave, or to all. A wave that is not one's own deletes nothing. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { id: personId } = await requirePerson(request, context);
  const read = await readForm(request, form);
  if (read.outcome === "invalid") throw new Response(null, { status: 400 });
  const { wave } = read.values;
  await deleteOwnAnswers(context.db, { personId, waveId: wave === "all" ? undefined : wave });
  return redirect("/own-data?deleted");
}

export default function DeleteAnswers() {
  const { chosen, waves } = useLoaderData<typeof loader>();
  const { common, ownData } = useMessages();
  const { deleteAnswers: words } = ownData;
  if (waves.length === 0) {
    return (
      <Page title={words.title} lead={words.none}>
        <p>
          <Link className="ds-link" to="/own-data">
            {ownData.title}
          </Link>
        </p>
      </Page>
    );
  }
  return (
    <Page title={words.title} lead={words.lead}>
      <p>{words.releases}</p>
      <p>{words.balance}</p>
      <Form className="form" method="post">
        <SelectField label={words.which} name="wave" defaultValue={chosen}>
          <option value="all">{words.all}</option>
          {waves.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <div className="own-actions">
          <Button color="danger">{words.button}</Button>
          <ButtonLink to="/own-data" variant="tertiary">
            {common.actions.cancel}
          </ButtonLink>
        </div>
      </Form>
    </Page>
  );
}
