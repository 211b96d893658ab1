import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { Form, useActionData, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { typedCertificateCode, verifyCertificate } from "#app/domain/training/certificates.ts";
import { readForm } from "#app/server/form.ts";
import { networkOf } from "#app/server/network.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import type { Messages } from "#app/i18n/messages.ts";
import { useMessages } from "#app/ui/language.ts";
import { notIndexed } from "#app/not-indexed.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const headers = notIndexed;

export const meta = pageTitle(({ training }) => training.verify.title);

const form = z.strictObject({ code: z.string().max(40) });

/** For anybody: whoever holds a code is led to what it stands for. */
export async function action({ request, context }: ActionFunctionArgs) {
  const read = await readForm(request, form);
  const code = read.outcome === "read" ? typedCertificateCode(read.values.code) : null;
  if (!code) return data({ outcome: "malformed" as const }, 422);
  const { db, env, now, networkAddress } = context;
  const verifying = { code, network: networkOf(networkAddress), keys: env.secrets };
  const verified = await verifyCertificate(db, verifying, now());
  if (verified.outcome === "too-often") return data(verified, 429);
  if (verified.outcome === "unknown") return data(verified, 404);
  return redirect(`/certificates/${code}`);
}

export default function VerifyCertificate() {
  const answer = useActionData<typeof action>();
  const [asked] = useSearchParams();
  const { verify } = useMessages().training;
  return (
    <Page title={verify.title} lead={verify.lead}>
      {asked.has("wait") && !answer && <Alert kind="warning">{verify.tooOften(60)}</Alert>}
      <Form className="form" method="post">
        <TextField
          label={verify.label}
          hint={verify.hint}
          error={answer && problemIn(answer, verify)}
          name="code"
          autoCapitalize="characters"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          maxLength={40}
          required
        />
        <Button>{verify.button}</Button>
      </Form>
    </Page>
  );
}

type Answer = NonNullable<ReturnType<typeof useActionData<typeof action>>>;

function problemIn(answer: Answer, verify: Messages["training"]["verify"]) {
  return answer.outcome === "too-often" ? verify.tooOften(answer.minutes) : verify[answer.outcome];
}
