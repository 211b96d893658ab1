import {
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { dayOf } from "#app/domain/calendar.ts";
import { hasSeenNotice, noteNoticeSeen } from "#app/domain/notice.ts";
import { bounds, type Kept, kinds, periodsOf } from "#app/domain/retention/periods.ts";
import { organisationName } from "#app/domain/settings.ts";
import { currentNotice, type Length, noticeFor } from "#app/i18n/privacy-notice/notice.ts";
import { readForm } from "#app/server/form.ts";
import { returnPath, startPage } from "#app/server/return-path.ts";
import { languageFor, requirePerson, signedInPerson } from "#app/session.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";
import { NoticeBody } from "#app/ui/notice-body.tsx";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta = pageTitle(({ notice }) => notice.link);

/** For everybody, signed in or not. Whoever is sent here has not been shown this version yet. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db } = context;
  const person = await signedInPerson(request, context);
  const seen = person && { personId: person.id, version: currentNotice };
  const organisation = await organisationName(db);
  return {
    version: currentNotice,
    notice: noticeFor({ organisation, kept: await keptFor(db) }, languageFor(request, person)),
    isSpecialist: person?.roles.includes("specialist") ?? false,
    mustRead: seen !== null && !(await hasSeenNotice(db, seen)),
    next: returnPath(new URL(request.url).searchParams.get("next")),
  };
}

async function keptFor(db: AppLoadContext["db"]): Promise<Record<Kept, Length>> {
  const periods = await periodsOf(db);
  const lengths = kinds.map((kind) => [kind, { count: periods[kind], unit: bounds[kind].unit }]);
  return Object.fromEntries(lengths) as Record<Kept, Length>; // one for each kind
}

const form = z.strictObject({ version: z.coerce.number().int(), next: z.string().optional() });

export async function action({ request, context }: ActionFunctionArgs) {
  const { id: personId, timeZone } = await requirePerson(request, context);
  const read = await readForm(request, form);
  if (read.outcome === "invalid") throw new Response(null, { status: 400 });
  const { version, next } = read.values;
  const goOn = returnPath(next);
  // Left open while the text changed: the new one has not been shown.
  if (version !== currentNotice) {
    return redirect(`/privacy${goOn === startPage ? "" : `?next=${encodeURIComponent(goOn)}`}`);
  }
  await noteNoticeSeen(
    context.db,
    { personId, version },
    dayOf(context.now().toISOString(), timeZone),
  );
  return redirect(goOn);
}

export default function Privacy() {
  const { version, notice, isSpecialist, mustRead, next } = useLoaderData<typeof loader>();
  const { notice: words } = useMessages();
  return (
    <Page title={notice.title} lead={notice.lead}>
      {mustRead && (
        <Alert kind="info">
          <p>
            <strong>{words.mustRead.title}.</strong> {words.mustRead.body}
          </p>
        </Alert>
      )}
      <NoticeBody sections={notice.sections} />
      {isSpecialist && !mustRead && (
        <p>
          <Link className="ds-link" to="/supervisor-view">
            {words.supervisorView.title}
          </Link>
        </p>
      )}
      <p className="quiet">{words.version(version)}</p>
      {mustRead && (
        <Form method="post" action="/privacy">
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="next" value={next} />
          <Button>{words.mustRead.button}</Button>
        </Form>
      )}
    </Page>
  );
}
