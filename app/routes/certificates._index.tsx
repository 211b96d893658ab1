import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { z } from "zod";
import { certificateBy, typedCertificateCode } from "#app/domain/training/certificates.ts";
import { readForm } from "#app/server/form.ts";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta = pageTitle(({ training }) => training.verify.title);

const form = z.strictObject({ code: z.string().max(40) });

/** For anybody: whoever holds a code is led to what it stands for. */
export async function action({ request, context }: ActionFunctionArgs) {
  const read = await readForm(request, form);
  const code = read.outcome === "read" ? typedCertificateCode(read.values.code) : null;
  if (!code) return data({ outcome: "malformed" as const }, 422);
  const certificate = await certificateBy(context.db, code);
  if (!certificate) return data({ outcome: "unknown" as const }, 404);
  return redirect(`/certificates/${code}`);
}

export default function VerifyCertificate() {
  const answer = useActionData<typeof action>();
  const { verify } = useMessages().training;
  return (
    <Page title={verify.title} lead={verify.lead}>
      <Form className="form" method="post">
        <TextField
          label={verify.label}
          hint={verify.hint}
          error={answer && verify[answer.outcome]}
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
