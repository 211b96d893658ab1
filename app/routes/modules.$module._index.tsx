import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/domain/calendar.ts";
import { openAssignments } from "#app/domain/training/assignments.ts";
import { attemptsOf } from "#app/domain/training/attempts.ts";
import { latestModule } from "#app/domain/training/modules.ts";
import { screensIn } from "#app/domain/training/progress.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { notFound, requirePerson } from "#app/session.server.ts";
import { shownModule } from "#app/shown-library.ts";
import { Button } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page, Section } from "#app/ui/page.tsx";
import { given, pageTitle } from "#app/ui/page-title.ts";
import { latestShipped } from "#training/catalog.server.ts";
import { questionsOf } from "#training/definition.ts";

export const meta = pageTitle(
  ({ training }, _error, data) => given(data, "title") ?? training.title,
);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await requirePerson(request, context);
  const { id: personId, language, timeZone } = person;
  const { db, now } = context;
  const module = await latestModule(db, params.module ?? "");
  if (!module) throw notFound();
  const attempts = await attemptsOf(db, { personId, module: module.id });
  const assigned = await openAssignments(db, personId);
  const assignment = assigned.find((one) => one.module === module.id);
  const { definition, version } = module;
  return {
    ...shownModule(
      module,
      {
        passed: attempts.some(({ passed }) => passed === true),
        begun: attempts.some(({ completedAt }) => completedAt === null),
        assignment,
      },
      { language, today: dayOf(now().toISOString(), timeZone) },
    ),
    version,
    isShipped: latestShipped(module.id) !== undefined,
    isMandatory: assignment?.mandatory ?? false,
    screens: screensIn(definition),
    questions: questionsOf(definition).length,
    task: definition.texts[language].task,
    sources: definition.sources,
    attempts: attempts.map(({ id, startedAt, completedAt, passed }) => ({
      ...{ id, passed },
      isCompleted: completedAt !== null,
      day: formatDate(completedAt ?? startedAt, person),
    })),
  };
}

export default function Module() {
  const loaded = useLoaderData<typeof loader>();
  const { training: words } = useMessages();
  const { facts, module } = words;
  const { id, title, minutes, factors, asked, begun, attempts } = loaded;
  const start = begun ? module.goOn : attempts.length > 0 ? module.again : module.start;
  return (
    <Page title={title} lead={module.contents(loaded.screens, loaded.questions)}>
      <ul className="ds-list">
        {asked && <li className="module-card__asked">{asked}</li>}
        <li>{facts.minutes(minutes)}</li>
        <li>
          {facts.for} {loaded.audience}
        </li>
        <li>
          {facts.answers}: {factors.join(", ")}
        </li>
        <li className="quiet">
          {facts.version(loaded.version)}. {loaded.isShipped ? module.shipped : module.own}
        </li>
      </ul>
      <Form className="form" method="post" action={`/modules/${id}/attempts`}>
        <Button>{start}</Button>
        <p className="quiet">{loaded.isMandatory ? module.seenMandatory : module.seen}</p>
      </Form>
      <Section title={module.task}>
        <p>{loaded.task}</p>
      </Section>
      <Section title={module.jobAid}>
        <p>
          <Link className="ds-link" to={`/modules/${id}/job-aid`}>
            {module.openJobAid}
          </Link>
        </p>
      </Section>
      {attempts.length > 0 && (
        <Section title={module.earlier}>
          <ul className="ds-list">
            {attempts.map((attempt) => (
              <li key={attempt.id}>
                {said(attempt, module.attempt)}{" "}
                {attempt.isCompleted && (
                  <Link className="ds-link" to={`/attempts/${attempt.id}`}>
                    {module.result}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={module.sources}>
        <ul className="ds-list sources">
          {loaded.sources.map((source) => (
            <li key={source}>{source}</li>
          ))}
        </ul>
      </Section>
    </Page>
  );
}

type Said = Record<"passed" | "failed" | "open", (day: string) => string>;

function said({ day, passed }: { day: string; passed: boolean | null }, words: Said): string {
  if (passed === null) return words.open(day);
  return (passed ? words.passed : words.failed)(day);
}
