import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ownAttempt } from "#app/attempt.server.ts";
import { organisationName } from "#app/domain/settings.ts";
import { certificateBy } from "#app/domain/training/certificates.ts";
import { notFound } from "#app/session.server.ts";
import { shownCertificate } from "#app/shown-certificate.ts";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { CertificateBody } from "#app/ui/training/certificate-body.tsx";
import { PrintButton } from "#app/ui/training/print-button.tsx";

export const meta = pageTitle(({ training }) => training.certificate.title);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { attempt, person } = await ownAttempt(request, context, params);
  const { certificateCode } = attempt;
  const certificate = certificateCode && (await certificateBy(context.db, certificateCode));
  if (!certificate) throw notFound();
  return {
    certificate: shownCertificate(certificate, person),
    organisation: await organisationName(context.db),
    address: `${context.env.origin}/certificates`,
  };
}

export default function OwnCertificate() {
  const { certificate, organisation, address } = useLoaderData<typeof loader>();
  const { certificate: words } = useMessages().training;
  return (
    <Page title={words.title} lead={organisation ? words.of(organisation) : undefined}>
      <CertificateBody {...certificate} />
      <p>{words.verifyAt(address)}</p>
      <div className="form-row not-printed">
        <PrintButton />
      </div>
      <p className="quiet not-printed">{words.share}</p>
    </Page>
  );
}
