import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { answeringSignedIn } from "#app/answering.server.ts";
import { dayAfter, dayOf } from "#app/domain/calendar.ts";
import { ownShares } from "#app/domain/shares/own-shares.ts";
import { shareable, shareAnswers, USUAL_DAYS } from "#app/domain/shares/sharing.ts";
import { formatMoment, formatPeriod, formatStoredDay } from "#app/i18n/dates.ts";
import { notFound } from "#app/session.server.ts";
import { answerInWords } from "#app/ui/shares/answer-in-words.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { SharePage } from "#app/ui/shares/share-page.tsx";
import { publishedSurvey } from "#surveys/catalog.ts";

export const meta = pageTitle(({ shares }) => shares.form.title);

/** How long a share may be chosen to last. */
const choices = [30, USUAL_DAYS, 180];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, now } = context;
  const { wave, person, path } = await answeringSignedIn(request, context, params);
  const { language, timeZone } = person;
  const day = dayOf(now().toISOString(), timeZone);
  const offered = await shareable(db, { waveId: wave.id, personId: person.id }, day);
  if (!offered) throw notFound();
  const survey = publishedSurvey(wave.survey, wave.surveyVersion);
  const shared = (await ownShares(db, person.id, day)).filter(
    ({ response, state }) =>
      response.waveId === wave.id && (state === "waiting" || state === "shown"),
  );
  return {
    path: `${path}/share`,
    survey: survey.title[language],
    period: formatPeriod(wave.period, language),
    closes: wave.closedAt ? null : formatMoment(wave.closesAt, person),
    keepsHistory: offered.keepsHistory,
    receivers: offered.receivers,
    factors: offered.factors.map(({ item, factor, answer }) => ({
      item,
      factor,
      answer: answerInWords(survey, item, answer, language),
      sharedWith: shared.find(({ items }) => items.includes(item))?.receiver ?? null,
    })),
    usual: String(USUAL_DAYS),
    durations: choices.map((days) => ({
      days,
      until: formatStoredDay(dayAfter(day, days - 1), language),
    })),
  };
}

const form = z.strictObject({
  item: z.array(z.string().max(60)).max(60).default([]),
  receiver: z.tuple([z.string().max(60)]).optional(),
  days: z.tuple([z.enum(choices.map(String))]).optional(),
});

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { db, now } = context;
  const { wave, person } = await answeringSignedIn(request, context, params);
  const { item: items, receiver, days } = await readFields(request);
  if (!receiver) return data({ problem: "receiver", ticked: items } as const, 422);
  const day = dayOf(now().toISOString(), person.timeZone);
  const sharing = await shareAnswers(
    db,
    {
      waveId: wave.id,
      personId: person.id,
      receiverId: receiver[0],
      items,
      endsOn: dayAfter(day, days ? Number(days[0]) : 0),
    },
    day,
  );
  switch (sharing.outcome) {
    case "shared":
      return redirect("/own-shares?saved=shared");
    case "not-found":
      throw notFound();
    case "refused":
      return data({ problem: "refused", ticked: [] } as const, 409);
    case "invalid":
      return data({ problem: sharing.problem, ticked: items }, 422);
  }
}

/** A field may stand several times; one that our page does not have was not sent by it. */
async function readFields(request: Request) {
  const fields = new URLSearchParams(await request.text());
  const lists = Object.fromEntries(
    [...new Set(fields.keys())].map((key) => [key, fields.getAll(key)]),
  );
  const read = form.safeParse(lists);
  if (!read.success) throw new Response(null, { status: 400 });
  return read.data;
}

export default function Share() {
  return <SharePage offer={useLoaderData<typeof loader>()} sent={useActionData<typeof action>()} />;
}
