import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/domain/calendar.ts";
import { digestFor } from "#app/domain/digest.ts";
import { notFound, requireSupervisor } from "#app/session.server.ts";
import { shownDigest } from "#app/shown-digest.ts";
import { trainingInWords } from "#app/i18n/team-training-words.ts";
import { DigestBody } from "#app/ui/digest/digest-body.tsx";
import { TeamTraining } from "#app/ui/digest/team-training.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { given, pageTitle } from "#app/ui/page-title.ts";

export const meta = pageTitle(({ mail, digest }, _error, data) => {
  const month = given(data, "month");
  return month ? mail.digest.title(month) : digest.list.title;
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { id: supervisorId, language, timeZone } = await requireSupervisor(request, context);
  const { digestId = "" } = params;
  const day = dayOf(context.now().toISOString(), timeZone);
  const digest = await digestFor(context.db, { digestId, supervisorId }, day);
  if (!digest) throw notFound();
  return {
    ...shownDigest(digest, language),
    fitting: digest.fitting,
    training: trainingInWords(digest.training, language),
    isBroughtUp: digest.isBroughtUp,
  };
}

export default function DigestPage() {
  const { title, month, isBroughtUp, training, ...shown } = useLoaderData<typeof loader>();
  const { digest: words, mail, shares } = useMessages();
  return (
    <Page title={mail.digest.title(month)} lead={`${title}. ${words.lead}`} width="wide">
      <DigestBody {...shown} namesCell={shown.cells.length > 1}>
        {isBroughtUp && (
          <p>
            {shares.announced}{" "}
            <Link className="ds-link" to="/shares">
              {mail.digest.seeBroughtUp}
            </Link>
          </p>
        )}
        {training && <TeamTraining {...training} />}
      </DigestBody>
    </Page>
  );
}
