import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { typedCertificateCode, verifyCertificate } from "#app/domain/training/certificates.ts";
import { notIndexed } from "#app/not-indexed.ts";
import { networkOf } from "#app/server/network.ts";
import { languageFor, notFound, signedInPerson } from "#app/session.server.ts";
import { shownCertificate } from "#app/shown-certificate.ts";
import { Alert } from "#app/ui/alert.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { CertificateBody } from "#app/ui/training/certificate-body.tsx";

export const headers = notIndexed;

export const meta = pageTitle(({ training }) => training.verify.title);

/** For whoever holds the code: what the certificate says, and nothing else. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const code = typedCertificateCode(params.code ?? "");
  if (!code) throw notFound();
  const { db, env, now, networkAddress } = context;
  const verifying = { code, network: networkOf(networkAddress), keys: env.secrets };
  const verified = await verifyCertificate(db, verifying, now());
  if (verified.outcome === "too-often") throw redirect("/certificates?wait");
  if (verified.outcome === "unknown") throw notFound();
  const { certificate } = verified;
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
