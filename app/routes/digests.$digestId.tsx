import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/domain/calendar.ts";
import { digestFor } from "#app/domain/digest.ts";
import { cellReason } from "#app/domain/early-warning/reason.ts";
import { formatPeriod } from "#app/i18n/dates.ts";
import type { Language } from "#app/i18n/messages.ts";
import { notFound, requireSupervisor } from "#app/session.server.ts";
import { CellFigures, CellWords } from "#app/ui/digest/cell-view.tsx";
import { NextStep } from "#app/ui/digest/next-step.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page, Section } from "#app/ui/page.tsx";
import { given, pageTitle } from "#app/ui/page-title.ts";
import { publishedSurvey } from "#surveys/catalog.ts";
import type { PublishedSurvey } from "#surveys/definition.ts";

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
  const survey = publishedSurvey(digest.survey, digest.surveyVersion);
  return {
    title: survey.title[language],
    month: formatPeriod(digest.period, language),
    items: survey.scoring.items.map((item) => ({
      id: item.id,
      isFactor: item.role === "factor",
      direction: item.role === "anchor" ? item.direction : "higher-is-better",
      title: questionOf(survey, item.id, language),
    })),
    cells: digest.cells.map((cell) => ({
      ...cell,
      signals: cell.signals.map((signal) => ({
        ...signal,
        reason: cellReason(
          {
            kind: signal.state === "persistently-drains" ? "low" : "change",
            grade: signal.grade,
            waves: signal.duration,
          },
          language,
        ),
      })),
    })),
    next: digest.next && { cell: digest.next.cell, factor: digest.next.signal.factor },
    withheld: digest.withheld,
  };
}

function questionOf({ definition }: PublishedSurvey, item: string, language: Language): string {
  const page = definition.pages.find(({ elements }) => elements[0].name === item);
  return page?.elements[0].title[language] ?? item;
}

export default function DigestPage() {
  const { title, month, items, cells, next, withheld } = useLoaderData<typeof loader>();
  const { digest: words, mail } = useMessages();
  const several = cells.length > 1;
  return (
    <Page title={mail.digest.title(month)} lead={words.lead} width="wide">
      <p className="quiet">{title}</p>
      {cells.length === 0 && (
        <p>
          {mail.digest.nothingToShow} {mail.digest.listen}
        </p>
      )}
      {cells.map((cell) => (
        <CellWords key={cell.id} cell={cell} />
      ))}
      {next && <NextStep factor={next.factor} cell={several ? next.cell : null} />}
      {cells.length > 0 && (
        <Section title={mail.digest.figures}>
          {cells.map((cell) => (
            <CellFigures key={cell.id} cell={cell} items={items} />
          ))}
        </Section>
      )}
      {withheld && <p className="quiet">{mail.digest.withheld}</p>}
    </Page>
  );
}
