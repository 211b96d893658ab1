import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { erasePerson, isLastAdministrator } from "#app/domain/own-data/erasure.ts";
import { normalEmail } from "#app/domain/people.ts";
import { readForm } from "#app/server/form.ts";
import { requirePerson, signedOutCookie } from "#app/session.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { askedToForget } from "#app/ui/kept/leaving.ts";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import "#app/ui/own-data/own-data.css";

export const meta = pageTitle(({ ownData }) => ownData.deleteAccount.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id, email } = await requirePerson(request, context);
  return { email, isLast: await isLastAdministrator(context.db, id) };
}

const form = z.strictObject({ email: z.string().max(254) });

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, env, now } = context;
  const { id, email } = await requirePerson(request, context);
  const read = await readForm(request, form);
  const typed = read.outcome === "read" ? normalEmail(read.values.email) : "";
  if (typed !== email) return data({ outcome: "mismatch" }, 422);
  const { outcome } = await erasePerson(db, { personId: id, actorId: id }, now());
  if (outcome === "last-administrator") return data({ outcome }, 409);
  const headers = { "Set-Cookie": await signedOutCookie(env) };
  return redirect("/own-data/account/gone", { headers });
}

export default function DeleteAccount() {
  const { email, isLast } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>()?.outcome;
  const { common, ownData } = useMessages();
  const { deleteAccount: words } = ownData;
  if (isLast) {
    return (
      <Page title={words.title}>
        <Alert kind="warning">
          <p>
            <strong>{words.lastAdministrator.title}.</strong> {words.lastAdministrator.body}
          </p>
        </Alert>
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
      <p>{words.goes}</p>
      <p>{words.stays}</p>
      <p>{words.open}</p>
      <Form className="form" method="post" onSubmit={askedToForget}>
        <TextField
          label={words.confirm}
          hint={words.hint(email)}
          error={outcome === "mismatch" ? words.mismatch : undefined}
          name="email"
          type="email"
          autoComplete="off"
          required
        />
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
