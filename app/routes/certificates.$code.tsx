import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { certificateBy, typedCertificateCode } from "#app/domain/training/certificates.ts";
import { languageFor, notFound, signedInPerson } from "#app/session.server.ts";
import { shownCertificate } from "#app/shown-certificate.ts";
import { Alert } from "#app/ui/alert.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { CertificateBody } from "#app/ui/training/certificate-body.tsx";

export const meta = pageTitle(({ training }) => training.verify.title);

/** For whoever holds the code: what the certificate says, and nothing else. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const code = typedCertificateCode(params.code ?? "");
  const certificate = code && (await certificateBy(context.db, code));
  if (!certificate) throw notFound();
  const language = languageFor(request, await signedInPerson(request, context));
  return { certificate: shownCertificate(certificate, { language, timeZone: "Europe/Oslo" }) };
}

export default function VerifiedCertificate() {
  const { certificate } = useLoaderData<typeof loader>();
  const { verify } = useMessages().training;
  return (
    <Page title={verify.title}>
      <Alert kind="success">{verify.valid}</Alert>
      <CertificateBody {...certificate} />
    </Page>
  );
}
