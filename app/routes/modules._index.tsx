import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/domain/calendar.ts";
import { openAssignments, waivedAssignments } from "#app/domain/training/assignments.ts";
import { attemptsOf } from "#app/domain/training/attempts.ts";
import { answeringModules } from "#app/domain/training/answering.ts";
import { latestModules } from "#app/domain/training/modules.ts";
import { audiencesOf } from "#app/domain/training/recommendations.ts";
import { formatStoredDay } from "#app/i18n/dates.ts";
import { requirePerson } from "#app/session.server.ts";
import { shownModule } from "#app/shown-library.ts";
import { Cards } from "#app/ui/card.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page, Section } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { ModuleCard, type ShownModule } from "#app/ui/training/module-card.tsx";

export const meta = pageTitle(({ training }) => training.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id: personId, language, timeZone, roles } = await requirePerson(request, context);
  const { db, now } = context;
  const today = dayOf(now().toISOString(), timeZone);
  const [modules, assigned, attempts, waived] = await Promise.all([
    latestModules(db),
    openAssignments(db, personId),
    attemptsOf(db, { personId }),
    waivedAssignments(db, personId),
  ]);
  const shown = modules.map((module) => {
    const taken = attempts.filter((attempt) => attempt.module === module.id);
    const standing = {
      passed: taken.some(({ passed }) => passed === true),
      begun: taken.some(({ completedAt }) => completedAt === null),
      assignment: assigned.find((assignment) => assignment.module === module.id),
    };
    return {
      ...shownModule(module, standing, { language, today }),
      isForReader: isFor(module.definition.audience, roles),
    };
  });
  const due = assigned.flatMap(({ module }) => shown.filter(({ id }) => id === module));
  const answering = await answeringModules(db, { personId, roles }, today);
  const begun = shown.filter(({ asked, begun: isBegun }) => asked === null && isBegun);
  const open = shown.filter(({ asked, begun: isBegun }) => asked === null && !isBegun);
  const fitting = answering.flatMap((module) => open.filter(({ id }) => id === module));
  const rest = open.filter(({ id }) => !answering.includes(id));
  return {
    due,
    begun,
    fitting,
    waived: waived.map(({ module, waivedOn, reason }) => ({
      title: modules.find(({ id }) => id === module)?.title[language] ?? module,
      day: formatStoredDay(waivedOn, language),
      reason,
    })),
    own: rest.filter(({ isForReader }) => isForReader),
    others: rest.filter(({ isForReader }) => !isForReader),
  };
}

/** Whoever teaches or runs the installation reads everything as one's own. */
function isFor(audience: string, roles: readonly string[]): boolean {
  const learners = (["specialist", "supervisor"] as const).filter((role) => roles.includes(role));
  if (learners.length === 0) return true;
  return learners.some((role) => audiencesOf[role].some((one) => one === audience));
}

export default function Modules() {
  const { due, begun, fitting, own, others, waived } = useLoaderData<typeof loader>();
  const { training: words } = useMessages();
  return (
    <Page title={words.title} lead={words.lead} width="wide">
      <Section title={words.toDo}>
        {due.length > 0 ? <List modules={due} /> : <p>{words.nothingToDo}</p>}
      </Section>
      {begun.length > 0 && (
        <Section title={words.begun}>
          <List modules={begun} />
        </Section>
      )}
      {fitting.length > 0 && (
        <Section title={words.fitting}>
          <List modules={fitting} />
        </Section>
      )}
      <Section title={words.forYou}>
        <List modules={own} />
      </Section>
      <Section title={words.guides.title}>
        <p>
          {words.guides.body}{" "}
          <Link className="ds-link" to="/conversation-guides">
            {words.guides.all}
          </Link>
        </p>
      </Section>
      {waived.length > 0 && (
        <Section title={words.waived.title}>
          <ul className="ds-list">
            {waived.map(({ title, day, reason }) => (
              <li key={`${title} ${day}`}>
                {words.waived.line(title, day)} <bdi>{reason}</bdi>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {others.length > 0 && (
        <details className="ds-details">
          <summary>{words.others}</summary>
          <List modules={others} />
        </details>
      )}
    </Page>
  );
}

function List({ modules }: { modules: ShownModule[] }) {
  return (
    <Cards>
      {modules.map((module) => (
        <ModuleCard key={module.id} module={module} />
      ))}
    </Cards>
  );
}
