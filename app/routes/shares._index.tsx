import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { dayAfter, dayOf } from "#app/domain/calendar.ts";
import { sharesReadBy } from "#app/domain/disclosure/shared-answers.ts";
import { talkRequestsFor } from "#app/domain/talks.ts";
import { formatPeriod, formatStoredDay } from "#app/i18n/dates.ts";
import { requireSupervisor } from "#app/session.server.ts";
import { Button } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page, Section } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { publishedSurvey } from "#surveys/catalog.ts";

export const meta = pageTitle(({ shares }) => shares.received.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id, language, timeZone } = await requireSupervisor(request, context);
  const { db, now } = context;
  const day = dayOf(now().toISOString(), timeZone);
  const shares = await sharesReadBy(db, id, day);
  const talks = await talkRequestsFor(db, id, day);
  return {
    shares: shares.map((share) => ({
      id: share.id,
      person: share.person,
      survey: publishedSurvey(share.survey, share.surveyVersion).title[language],
      period: formatPeriod(share.period, language),
      until: formatStoredDay(dayAfter(share.endsOn, -1), language),
    })),
    talks: talks.map((talk) => ({ ...talk, askedOn: formatStoredDay(talk.askedOn, language) })),
  };
}

export default function Shares() {
  const { answering, shares: words } = useMessages();
  const { received, talks: talkWords } = words;
  const { shares, talks } = useLoaderData<typeof loader>();
  return (
    <Page title={received.title} lead={received.lead}>
      {talks.length > 0 && (
        <Section title={talkWords.wanted}>
          <ul className="rows">
            {talks.map(({ id, person, askedOn }) => (
              <li className="row" key={id}>
                <span>{talkWords.wantedSince(person, askedOn)}</span>
                <Form method="post" action={`/talk-requests/${id}/ending`}>
                  <Button variant="secondary" aria-label={talkWords.heldOf(person)}>
                    {talkWords.held}
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
          <p className="quiet">{talkWords.noReason}</p>
        </Section>
      )}
      <Section title={received.listTitle}>
        {shares.length === 0 && <p>{received.none}</p>}
        {shares.length > 0 && (
          <>
            <ul className="rows">
              {shares.map(({ id, person, survey, period, until }) => (
                <li className="row" key={id}>
                  <Link className="ds-link" to={`/shares/${id}`}>
                    {received.of(person, answering.form.title(survey, period))}
                  </Link>
                  <span className="quiet">{received.until(until)}</span>
                </li>
              ))}
            </ul>
            <p className="quiet">{received.receipt}</p>
          </>
        )}
      </Section>
    </Page>
  );
}
