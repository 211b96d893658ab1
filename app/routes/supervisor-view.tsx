import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/domain/calendar.ts";
import { supervisorViewOf } from "#app/domain/supervisor-view.ts";
import { formatPeriod } from "#app/i18n/dates.ts";
import { requireSpecialist } from "#app/session.server.ts";
import { shownDigest } from "#app/shown-digest.ts";
import { DigestBody } from "#app/ui/digest/digest-body.tsx";
import { Heading } from "#app/ui/heading.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page, Section } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { publishedSurvey } from "#surveys/catalog.ts";

export const meta = pageTitle(({ notice }) => notice.supervisorView.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id, language, timeZone } = await requireSpecialist(request, context);
  const view = await supervisorViewOf(context.db, id, dayOf(context.now().toISOString(), timeZone));
  if (view.outcome === "no-wave") return view;
  if (view.outcome === "no-cell") {
    const { title } = publishedSurvey(view.survey, view.surveyVersion);
    return {
      outcome: view.outcome,
      title: title[language],
      month: formatPeriod(view.period, language),
    };
  }
  return {
    outcome: view.outcome,
    supervisors: view.supervisors.map(({ supervisor, digest }) => ({
      supervisor,
      shown: digest && {
        ...shownDigest(digest, language),
        namesCell: digest.readsOthers,
      },
    })),
  };
}

/** The specialist's own cell as it stands on the supervisor's page, with what frames it. */
export default function SupervisorView() {
  const view = useLoaderData<typeof loader>();
  const { supervisorView: words } = useMessages().notice;
  return (
    <Page title={words.title} lead={words.lead} width="wide">
      {view.outcome === "no-wave" && <p>{words.noWave}</p>}
      {view.outcome === "no-cell" && <p>{words.noCell(view.title, view.month)}</p>}
      {view.outcome === "shown" &&
        view.supervisors.map(({ supervisor, shown }) => (
          <Seen key={supervisor} supervisor={supervisor} shown={shown} />
        ))}
      {view.outcome === "shown" && view.supervisors.length === 0 && <p>{words.noSupervisor}</p>}
      <Section title={words.never.title}>
        <ul className="ds-list">
          {words.never.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
        <p>{words.shares}</p>
        {view.outcome === "shown" && <p>{words.others}</p>}
        <p>
          <Link className="ds-link" to="/privacy">
            {words.more}
          </Link>
        </p>
      </Section>
    </Page>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

function Seen({ supervisor, shown }: Extract<Loaded, { outcome: "shown" }>["supervisors"][number]) {
  const { supervisorView: words } = useMessages().notice;
  if (!shown) {
    return (
      <Section title={words.sees(supervisor)}>
        <p>{words.nothing}</p>
      </Section>
    );
  }
  const { title, month, ...digest } = shown;
  return (
    <div className="seen">
      <Heading level={2}>{words.sees(supervisor)}</Heading>
      <p className="quiet">{words.wave(title, month)}</p>
      <div className="seen__page">
        <DigestBody {...digest} />
      </div>
      <p>{words.all}</p>
    </div>
  );
}
