import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { isTimeZone } from "#app/domain/people.ts";
import { keepsHistory } from "#app/domain/own-data/history.ts";
import { ownResponses } from "#app/domain/responses.ts";
import { ownSessions } from "#app/domain/session.ts";
import { chooseReading, digestChoiceOf } from "#app/domain/settings.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { pauseShown } from "#app/shown-pause.ts";
import { readForm } from "#app/server/form.ts";
import { requirePerson, sessionSecret } from "#app/session.server.ts";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { DigestTiming } from "#app/ui/settings/digest-timing.tsx";
import { OwnDataLink, OwnHistory } from "#app/ui/settings/own-history.tsx";
import { OwnMailsLink } from "#app/ui/settings/own-mails.tsx";
import { OwnSessions } from "#app/ui/settings/own-sessions.tsx";
import { OwnPause } from "#app/ui/settings/own-pause.tsx";
import { Reading } from "#app/ui/settings/reading.tsx";

export const meta = pageTitle(({ settings }) => settings.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, env, now } = context;
  const person = await requirePerson(request, context);
  const secret = (await sessionSecret(request, env)) ?? "";
  const sessions = await ownSessions(db, { personId: person.id, secret }, now());
  return {
    saved: new URL(request.url).searchParams.get("saved"),
    language: person.language,
    timeZone: person.timeZone,
    timeZones: zonesWith(person.timeZone),
    digest: person.roles.includes("supervisor") ? await digestChoiceOf(db, person.id) : null,
    history: person.roles.includes("specialist")
      ? {
          keeps: await keepsHistory(db, person.id),
          hasHistory: (await ownResponses(db, person.id)).some(({ closedAt }) => closedAt !== null),
        }
      : null,
    pause: person.roles.includes("specialist") ? await pauseShown(person, context) : null,
    // Dates are put into words here, because browsers word them differently.
    sessions: sessions.map(({ id, device, isThisOne, createdAt, lastUsedAt }) => ({
      id,
      device,
      isThisOne,
      began: formatDate(createdAt, person),
      used: formatDate(lastUsedAt, person),
    })),
  };
}

const form = z.strictObject({
  language: z.enum(["en", "nb"]),
  timeZone: z.string().max(60).refine(isTimeZone),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requirePerson(request, context);
  const read = await readForm(request, form);
  if (read.outcome === "invalid") return data({ errors: read.errors }, 422);
  await chooseReading(context.db, { personId: person.id, ...read.values }, context.now());
  return redirect("/settings?saved=reading");
}

function zonesWith(own: string) {
  const zones = Intl.supportedValuesOf("timeZone");
  return zones.includes(own) ? zones : [own, ...zones];
}

export default function Settings() {
  const { saved, language, timeZone, timeZones, digest, pause, history, sessions } =
    useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors;
  const { settings } = useMessages();
  return (
    <Page title={settings.title}>
      <Reading
        language={language}
        timeZone={timeZone}
        timeZones={timeZones}
        isSaved={saved === "reading" && !errors}
        isZoneUnknown={Boolean(errors?.timeZone)}
      />
      {digest && <DigestTiming chosen={digest} isSaved={saved === "digest"} />}
      {pause && (
        <OwnPause
          {...pause}
          errors={{}}
          saved={saved === "pause" || saved === "pause-ended" ? saved : null}
        />
      )}
      {history && <OwnHistory {...history} isSaved={saved === "history"} />}
      <OwnMailsLink />
      <OwnDataLink />
      <OwnSessions sessions={sessions} hasEnded={saved === "sessions"} />
    </Page>
  );
}
