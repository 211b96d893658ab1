import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { typedCode } from "#app/domain/secret.ts";
import { signInWithCode } from "#app/domain/sign-in.ts";
import type { Messages } from "#app/i18n/messages.ts";
import { deviceOf } from "#app/server/device.ts";
import { readForm } from "#app/server/form.ts";
import { signedInHeaders, transactionIn } from "#app/server/signing-in.server.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page, Section } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta = pageTitle(({ signIn }) => signIn.code.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const transaction = await transactionIn(request, context.env);
  if (!transaction) throw redirect("/sign-in");
  return { email: transaction.email };
}

const form = z.strictObject({ code: z.string().max(40) });

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, env, now } = context;
  const transaction = await transactionIn(request, env);
  if (!transaction) throw redirect("/sign-in");
  const read = await readForm(request, form);
  const code = read.outcome === "read" ? typedCode(read.values.code) : null;
  if (!code) return data({ outcome: "not-a-code" } as const, 422);

  const device = deviceOf(request.headers.get("user-agent"));
  const tried = { code, cookie: transaction.secret, device, keys: env.secrets };
  const entering = await signInWithCode(db, tried, now());
  if (entering.outcome === "not-valid") return data(entering, 410);
  if (entering.outcome === "wrong") return data(entering, 422);
  return redirect(transaction.next, { headers: await signedInHeaders(request, context, entering) });
}

export default function TypeTheCode() {
  const { email } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { code } = useMessages().signIn;
  return (
    <Page title={code.title} lead={code.lead(email)}>
      <Form className="form" method="post">
        <p>{code.ways}</p>
        <TextField
          label={code.label}
          hint={code.hint}
          error={answer && problemIn(answer, code)}
          name="code"
          className="ds-input code-input"
          autoComplete="one-time-code"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          maxLength={20}
          required
        />
        <Button>{code.button}</Button>
      </Form>
      <Section title={code.noMail}>
        <p>{code.noMailBody}</p>
        <p>
          <ButtonLink to="/sign-in" variant="secondary">
            {code.again}
          </ButtonLink>
        </p>
      </Section>
    </Page>
  );
}

type Answer = NonNullable<ReturnType<typeof useActionData<typeof action>>>;

function problemIn(answer: Answer, code: Messages["signIn"]["code"]) {
  if (answer.outcome === "not-a-code") return code.notACode;
  return answer.outcome === "wrong" ? code.wrong(answer.triesLeft) : code.spent;
}
