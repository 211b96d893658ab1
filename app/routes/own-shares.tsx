import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { talksOf } from "#app/bringing-up.server.ts";
import { dayAfter, dayOf } from "#app/domain/calendar.ts";
import { isOver, ownShares } from "#app/domain/shares/own-shares.ts";
import { waveById } from "#app/domain/waves.ts";
import { formatMoment, formatPeriod, formatStoredDay } from "#app/i18n/dates.ts";
import { requireSpecialist } from "#app/session.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page, Section } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { OwnShareRow } from "#app/ui/shares/own-share-row.tsx";
import { Talks } from "#app/ui/shares/talks.tsx";
import { publishedSurvey } from "#surveys/catalog.ts";

export const meta = pageTitle(({ shares }) => shares.own.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireSpecialist(request, context);
  const { db, now } = context;
  const { language } = person;
  const shares = await ownShares(db, person.id, dayOf(now().toISOString(), person.timeZone));
  return {
    saved: new URL(request.url).searchParams.get("saved"),
    talks: await talksOf(person, context),
    shares: await Promise.all(
      shares.map(async (share) => {
        const { id, receiver, response, items, state, openings } = share;
        const wave = await waveById(db, response.waveId);
        const { scoring, title } = publishedSurvey(response.survey, response.surveyVersion);
        return {
          id,
          receiver,
          state,
          isOver: isOver(share),
          survey: title[language],
          period: formatPeriod(response.period, language),
          factors: scoring.items.flatMap((item) =>
            item.role === "factor" && items.includes(item.id) ? [item.factor] : [],
          ),
          sharedOn: formatStoredDay(share.sharedOn, language),
          until: formatStoredDay(dayAfter(share.endsOn, -1), language),
          closes: wave ? formatMoment(wave.closesAt, person) : "",
          openings: openings.map(({ reader, at }) => ({ reader, at: formatMoment(at, person) })),
        };
      }),
    ),
  };
}

export default function OwnShares() {
  const { own, talks: talkWords } = useMessages().shares;
  const { saved, shares, talks } = useLoaderData<typeof loader>();
  const said = saidAbout(saved, { own, talks: talkWords });
  return (
    <Page title={own.title} lead={own.lead}>
      {said && <Alert kind="success">{said}</Alert>}
      {shares.length === 0 && <p>{own.none}</p>}
      {shares.length > 0 && (
        <ul className="rows">
          {shares.map((share) => (
            <OwnShareRow key={share.id} share={share} />
          ))}
        </ul>
      )}
      {talks.receivers.length + talks.requests.length > 0 && (
        <Section title={talkWords.ownTitle}>
          <Talks talks={talks} />
        </Section>
      )}
      <p>
        <Link className="ds-link" to="/access-receipts">
          {own.receipts}
        </Link>
      </p>
    </Page>
  );
}

function saidAbout(
  saved: string | null,
  { own, talks }: Pick<ReturnType<typeof useMessages>["shares"], "own" | "talks">,
) {
  switch (saved) {
    case "shared":
      return own.shared;
    case "withdrawn":
      return own.withdrawn;
    case "talk":
      return talks.done;
    case "talk-taken-back":
      return talks.takenBack;
    default:
      return null;
  }
}
