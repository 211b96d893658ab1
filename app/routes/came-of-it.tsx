import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/domain/calendar.ts";
import { cameOfIt } from "#app/domain/came-of-it.ts";
import { formatDay, formatPeriod } from "#app/i18n/dates.ts";
import { requireSpecialist } from "#app/session.server.ts";
import { MovedFactors } from "#app/ui/came-of-it.tsx";
import { Heading } from "#app/ui/heading.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page, Section } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta = pageTitle(({ cameOfIt }) => cameOfIt.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireSpecialist(request, context);
  const now = context.now();
  const { period, factors, nextOpensAt } = await cameOfIt(
    context.db,
    { personId: person.id, series: "monthly-pulse" },
    { now, day: dayOf(now.toISOString(), person.timeZone) },
  );
  return {
    period: period && formatPeriod(period, person.language),
    factors,
    nextOpens: nextOpensAt && formatDay(nextOpensAt, person),
  };
}

export default function CameOfIt() {
  const { cameOfIt: words } = useMessages();
  const { period, factors, nextOpens } = useLoaderData<typeof loader>();
  return (
    <Page title={words.title} lead={words.lead}>
      {period && factors.length > 0 ? (
        <>
          <Heading level={2}>{words.latest(period)}</Heading>
          <MovedFactors factors={factors} />
        </>
      ) : (
        <Section title={words.none.title}>
          <p>{words.none.body}</p>
        </Section>
      )}
      <Section title={words.next.title}>
        <p>{nextOpens ? words.next.opens(nextOpens) : words.next.unplanned}</p>
        <p>
          <Link className="ds-link" to="/supervisor-view">
            {words.supervisorView}
          </Link>
        </p>
      </Section>
    </Page>
  );
}
