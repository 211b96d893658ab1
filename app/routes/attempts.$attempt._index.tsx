import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { goTo, ownAttempt } from "#app/attempt.server.ts";
import { shownQuestion } from "#app/shown-question.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Heading } from "#app/ui/heading.tsx";
import { Page, Section } from "#app/ui/page.tsx";
import { given, pageTitle } from "#app/ui/page-title.ts";
import { Options } from "#app/ui/training/answered-question.tsx";
import { questionsOf } from "#training/definition.ts";

export const meta = pageTitle(
  ({ training }, _error, data) => given(data, "title") ?? training.title,
);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { attempt, person } = await ownAttempt(request, context, params);
  const { id, module, next, answers, passed, rightAnswers } = attempt;
  if (next.at !== "result") throw goTo(id, next);
  const { definition } = module;
  const questions = questionsOf(definition);
  return {
    ...{ id, passed, right: rightAnswers ?? 0, of: questions.length },
    title: module.title[person.language],
    moduleId: module.id,
    mark: definition.quiz.passMark,
    task: definition.texts[person.language].task,
    questions: questions.flatMap((question) => {
      const answer = answers.find((one) => one.question === question.name);
      const shown = shownQuestion(question, answer, person.language);
      return shown.answered ? [{ ...shown, title: question.title[person.language] }] : [];
    }),
  };
}

export default function Result() {
  const loaded = useLoaderData<typeof loader>();
  const { training: words } = useMessages();
  const { result, module } = words;
  const { id, moduleId, passed, right, of, mark, task } = loaded;
  return (
    <Page title={passed ? result.passed : result.failed} lead={loaded.title}>
      <p>
        {result.score(right, of)} {result.mark(mark)}
        {!passed && ` ${result.failedBody}`}
      </p>
      <Section title={module.task}>
        <p>{task}</p>
      </Section>
      <div className="form-row">
        {passed && <ButtonLink to={`/attempts/${id}/certificate`}>{module.certificate}</ButtonLink>}
        {!passed && (
          <Form method="post" action={`/modules/${moduleId}/attempts`}>
            <Button>{module.again}</Button>
          </Form>
        )}
        <ButtonLink to={`/modules/${moduleId}/job-aid`} variant="secondary">
          {module.jobAid}
        </ButtonLink>
      </div>
      <Section title={result.questions}>
        {loaded.questions.map((question) => (
          <div key={question.title}>
            <Heading level={3}>{question.title}</Heading>
            <Options question={question} />
          </div>
        ))}
      </Section>
      <p>
        <Link className="ds-link" to={`/modules/${moduleId}`}>
          {result.module}
        </Link>{" "}
        ·{" "}
        <Link className="ds-link" to="/modules">
          {result.all}
        </Link>
      </p>
    </Page>
  );
}
