import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { usual } from "#app/domain/people.ts";
import { makeFirstAdministrator, setupIsOpen } from "#app/domain/setup.ts";
import { deviceOf } from "#app/server/device.ts";
import { readForm } from "#app/server/form.ts";
import { startPage } from "#app/server/return-path.ts";
import { languageFor, signedInCookie } from "#app/session.server.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta = pageTitle(({ signIn }) => signIn.setup.title);

export async function loader({ params, context }: LoaderFunctionArgs) {
  const isOpen = await setupIsOpen(context.db, params.token ?? "", context.now());
  return data({ isOpen }, { status: isOpen ? 200 : 410 });
}

const form = z.strictObject({
  organisation: z.string().trim().max(100),
  name: z.string().trim().min(1).max(100),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254)
    .pipe(z.email({ pattern: z.regexes.unicodeEmail })),
});

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { db, env, now } = context;
  const read = await readForm(request, form);
  if (read.outcome === "invalid") return data(read, 422);
  const administrator = {
    ...read.values,
    language: languageFor(request, null),
    timeZone: usual.timeZone,
    device: deviceOf(request.headers.get("user-agent")),
  };
  const made = await makeFirstAdministrator(db, params.token ?? "", administrator, now());
  if (made.outcome === "not-valid") return data(made, 410);
  const headers = { "Set-Cookie": await signedInCookie(env, made.secret) };
  return redirect(startPage, { headers });
}

export default function Setup() {
  const asked = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { setup } = useMessages().signIn;
  if (!asked.isOpen || answer?.outcome === "not-valid") return <Closed />;
  return (
    <Page title={setup.title} lead={setup.lead}>
      <Form className="form" method="post" noValidate reloadDocument>
        <TextField
          label={setup.name}
          error={answer?.errors.name && setup.nameMissing}
          defaultValue={answer?.typed.name}
          name="name"
          autoComplete="name"
          required
        />
        <TextField
          label={setup.email}
          hint={setup.emailHint}
          error={answer?.errors.email && setup.notAnAddress}
          defaultValue={answer?.typed.email}
          name="email"
          type="email"
          autoComplete="email"
          required
        />
        <TextField
          label={setup.organisation}
          hint={setup.organisationHint}
          defaultValue={answer?.typed.organisation}
          name="organisation"
          autoComplete="organization"
        />
        <Button>{setup.button}</Button>
      </Form>
    </Page>
  );
}

function Closed() {
  const { closed } = useMessages().signIn.setup;
  return (
    <Page title={closed.title} lead={closed.lead}>
      <p>{closed.body}</p>
      <p>
        <ButtonLink to="/sign-in" variant="secondary">
          {closed.button}
        </ButtonLink>
      </p>
    </Page>
  );
}
