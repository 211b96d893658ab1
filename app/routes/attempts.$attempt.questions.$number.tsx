import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import {
  goTo,
  numberIn,
  ownAttempt,
  pathOf,
  progressAt,
  visibleSeconds,
} from "#app/attempt.server.ts";
import { answerQuestion } from "#app/domain/training/attempts.ts";
import { screensIn } from "#app/domain/training/progress.ts";
import { readForm } from "#app/server/form.ts";
import { notFound } from "#app/session.server.ts";
import { shownQuestion } from "#app/shown-question.ts";
import { Alert } from "#app/ui/alert.tsx";
import { useMessages } from "#app/ui/language.ts";
import { given, pageTitle } from "#app/ui/page-title.ts";
import { AnsweredQuestion } from "#app/ui/training/answered-question.tsx";
import { OpenQuestion } from "#app/ui/training/open-question.tsx";
import { StepFrame } from "#app/ui/training/step-frame.tsx";
import { questionsOf } from "#training/definition.ts";

export const meta = pageTitle(
  ({ training }, _error, data) => given(data, "heading") ?? training.title,
);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { attempt, person } = await ownAttempt(request, context, params);
  const { module, id, next, answers } = attempt;
  const questions = questionsOf(module.definition);
  const number = numberIn(params.number, questions.length);
  const question = questions[number - 1];
  if (!question) throw notFound();
  const answer = answers.find((one) => one.question === question.name);
  if (!answer && !(next.at === "question" && next.number === number)) throw goTo(id, next);
  const last = screensIn(module.definition);
  return {
    ...{ number, of: questions.length, attemptId: id, isLast: number === questions.length },
    ...progressAt(attempt, { at: "question", number }),
    heading: question.title[person.language],
    module: { id: module.id, title: module.title[person.language] },
    stands: new URL(request.url).searchParams.has("stands"),
    question: shownQuestion(question, answer, person.language),
    back:
      number > 1
        ? pathOf(id, { at: "question", number: number - 1 })
        : pathOf(id, { at: "screen", number: last }),
    next: pathOf(id, next),
  };
}

/** One field `choice` where one option may be chosen, `choice-a`, `choice-b` … where several may. */
const form = z
  .strictObject({
    visibleSeconds,
    choice: z.string().max(1).optional(),
    ...Object.fromEntries([..."abcdefgh"].map((letter) => [`choice-${letter}`, ticked()])),
  })
  .transform(({ visibleSeconds: seconds, ...fields }) => ({
    seconds,
    chosen: Object.entries(fields).flatMap(([name, value]) => {
      if (value === undefined) return [];
      return [name === "choice" ? String(value) : name.slice("choice-".length)];
    }),
  }));

function ticked() {
  return z.literal("on").optional();
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { attempt, person } = await ownAttempt(request, context, params);
  const { id: attemptId, module } = attempt;
  const number = numberIn(params.number, questionsOf(module.definition).length);
  const read = await readForm(request, form);
  const { seconds, chosen } = read.outcome === "read" ? read.values : { seconds: null, chosen: [] };
  const taken = { attemptId, personId: person.id, number, visibleSeconds: seconds };
  const stepped = await answerQuestion(context.db, { ...taken, chosen }, context.now());
  if (stepped.outcome === "not-found") throw notFound();
  if (stepped.outcome === "no-answer") return data({ outcome: "no-answer" as const }, 422);
  const here = pathOf(attemptId, { at: "question", number });
  if (stepped.outcome === "stepped") return redirect(here);
  const isAnswered = attempt.answers.length >= number;
  return isAnswered ? redirect(`${here}?stands`) : goTo(attemptId, stepped.next);
}

export default function Question() {
  const { question, number, of, heading, stands, next, back, isLast, ...frame } =
    useLoaderData<typeof loader>();
  const missing = useActionData<typeof action>()?.outcome === "no-answer";
  const { step } = useMessages().training;
  return (
    <StepFrame {...frame} kind="question" heading={heading} where={step.question(number, of)}>
      {stands && <Alert kind="info">{step.stands}</Alert>}
      {question.answered ? (
        <AnsweredQuestion question={question} next={next} back={back} isLast={isLast} />
      ) : (
        <OpenQuestion
          key={number}
          question={question}
          legend={heading}
          missing={missing}
          back={back}
        />
      )}
    </StepFrame>
  );
}
