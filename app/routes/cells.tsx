import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/domain/calendar.ts";
import { type Planned, previewDivision } from "#app/domain/division-preview.ts";
import { formatPeriod } from "#app/i18n/dates.ts";
import type { Language } from "#app/i18n/messages.ts";
import { requireAdministrator } from "#app/session.server.ts";
import { CellTable, PlannedDivision } from "#app/ui/cells/planned-division.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page, Section } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta = pageTitle(({ cells }) => cells.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language, timeZone } = await requireAdministrator(request, context);
  const day = dayOf(context.now().toISOString(), timeZone);
  const { smallest, present, next, renewal } = await previewDivision(
    context.db,
    "monthly-pulse",
    day,
  );
  return {
    smallest,
    present: present && { ...present, period: formatPeriod(present.period, language) },
    next: inWords(next, language),
    renewal: renewal && inWords(renewal, language),
  };
}

function inWords(planned: Planned, language: Language) {
  return { ...planned, period: formatPeriod(planned.period, language) };
}

/** How the organisation is divided, and how it would be. Numbers of people asked, never of answers. */
export default function Cells() {
  const { smallest, present, next, renewal } = useLoaderData<typeof loader>();
  const { cells: words } = useMessages();
  return (
    <Page title={words.title} lead={words.lead} width="wide">
      <p>{words.rules(smallest)}</p>
      {present ? (
        <Section title={words.present(present.period)}>
          <CellTable cells={present.cells} />
        </Section>
      ) : (
        <p>{words.noPresent}</p>
      )}
      <Section title={words.next(next.period)}>
        <PlannedDivision present={present?.cells ?? []} planned={next} smallest={smallest} />
      </Section>
      {renewal && (
        <Section title={words.renewal(renewal.period)}>
          <PlannedDivision present={present?.cells ?? []} planned={renewal} smallest={smallest} />
        </Section>
      )}
      <Section title={words.import.title}>
        <p>{words.import.body}</p>
        <p>
          <code className="command">{words.import.command}</code>
        </p>
      </Section>
    </Page>
  );
}
