import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { askToSignIn } from "#app/domain/sign-in.ts";
import { readForm } from "#app/server/form.ts";
import { networkOf } from "#app/server/network.ts";
import { returnPath } from "#app/server/return-path.ts";
import { markIn, transactionBegun } from "#app/server/signing-in.server.ts";
import { signedInPerson } from "#app/session.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { SharedComputer } from "#app/ui/kept/shared-computer-choice.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta = pageTitle(({ signIn }) => signIn.ask.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const next = returnPath(new URL(request.url).searchParams.get("next"));
  if (await signedInPerson(request, context)) throw redirect(next);
  return { next };
}

const form = z.strictObject({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254)
    .pipe(z.email({ pattern: z.regexes.unicodeEmail })),
  next: z.string().transform(returnPath),
});

/** The answer is the same for every address: the page that waits for the code. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { db, env, now } = context;
  const read = await readForm(request, form);
  if (read.outcome === "invalid") {
    return data({ problem: "not-an-address", email: read.typed.email } as const, 422);
  }
  const { email, next } = read.values;
  const asking = {
    email,
    network: networkOf(context.networkAddress),
    mark: await markIn(request, env),
    keys: env.secrets,
  };
  const asked = await askToSignIn(db, asking, now());
  if (asked.outcome === "too-often") {
    return data({ problem: "too-often", minutes: asked.minutes, email } as const, 429);
  }
  const cookie = await transactionBegun(env, { secret: asked.cookie, email, next });
  return redirect("/sign-in/code", { headers: { "Set-Cookie": cookie } });
}

export default function AskToSignIn() {
  const { next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { ask } = useMessages().signIn;
  return (
    <Page title={ask.title} lead={ask.lead}>
      <Form className="form" method="post" noValidate>
        {answer?.problem === "too-often" && (
          <Alert kind="warning">
            <p>{ask.tooOften(answer.minutes)}</p>
          </Alert>
        )}
        <input type="hidden" name="next" value={next} />
        <TextField
          label={ask.email}
          error={answer?.problem === "not-an-address" ? ask.notAnAddress : undefined}
          defaultValue={answer?.email}
          name="email"
          type="email"
          autoComplete="email"
          inputMode="email"
          required
        />
        <SharedComputer />
        <Button>{ask.button}</Button>
      </Form>
    </Page>
  );
}
