import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import {
  goTo,
  numberIn,
  ownAttempt,
  pathOf,
  progressAt,
  visibleSeconds,
} from "#app/attempt.server.ts";
import { readScreen } from "#app/domain/training/attempts.ts";
import { screensIn } from "#app/domain/training/progress.ts";
import { readForm } from "#app/server/form.ts";
import { notFound } from "#app/session.server.ts";
import { shownParts } from "#app/shown-module.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";
import { given, pageTitle } from "#app/ui/page-title.ts";
import { Prose } from "#app/ui/training/prose.tsx";
import { StepFrame } from "#app/ui/training/step-frame.tsx";
import { VisibleSeconds } from "#app/ui/training/visible-seconds.tsx";

export const meta = pageTitle(
  ({ training }, _error, data) => given(data, "heading") ?? training.title,
);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { attempt, person } = await ownAttempt(request, context, params);
  const { module, screensRead, id, next } = attempt;
  const of = screensIn(module.definition);
  const number = numberIn(params.number, of);
  // Nobody is shown a screen beyond the next, so that reading is in order on every device.
  if (number > screensRead + 1) throw goTo(id, next);
  const screen = shownParts(module.definition, person.language).screens[number - 1];
  if (!screen) throw notFound();
  return {
    ...{ ...screen, number, of, attemptId: id },
    ...progressAt(attempt, { at: "screen", number }),
    module: { id: module.id, title: module.title[person.language] },
    back: number > 1 ? pathOf(id, { at: "screen", number: number - 1 }) : null,
  };
}

const form = z.strictObject({ visibleSeconds });

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { attempt, person } = await ownAttempt(request, context, params);
  const number = numberIn(params.number, screensIn(attempt.module.definition));
  const read = await readForm(request, form);
  const seconds = read.outcome === "read" ? read.values.visibleSeconds : null;
  const taken = { attemptId: attempt.id, personId: person.id, number, visibleSeconds: seconds };
  const stepped = await readScreen(context.db, taken, context.now());
  if (stepped.outcome === "not-found") throw notFound();
  const isRereading = number < attempt.screensRead;
  return goTo(attempt.id, isRereading ? { at: "screen", number: number + 1 } : stepped.next);
}

export default function Screen() {
  const { heading, html, number, of, back, ...frame } = useLoaderData<typeof loader>();
  const { step } = useMessages().training;
  return (
    <StepFrame {...frame} kind="screen" heading={heading} where={step.screen(number, of)}>
      <Prose html={html} />
      <Form className="step__ways" method="post">
        <VisibleSeconds key={number} />
        <Button>{number === of ? step.toQuestions : step.next}</Button>
        {back && (
          <ButtonLink to={back} variant="secondary">
            {step.back}
          </ButtonLink>
        )}
      </Form>
    </StepFrame>
  );
}
