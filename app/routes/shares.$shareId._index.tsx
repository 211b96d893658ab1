import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayAfter, dayOf } from "#app/domain/calendar.ts";
import { openShare } from "#app/domain/shares/received-shares.ts";
import { formatPeriod, formatStoredDay } from "#app/i18n/dates.ts";
import { requireSupervisor } from "#app/session.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { answerInWords, questionInWords } from "#app/ui/shares/answer-in-words.ts";
import { GoneShare, OpenedShare } from "#app/ui/shares/opened-share.tsx";
import { publishedSurvey } from "#surveys/catalog.ts";

/** The title of a tab is seen by whoever looks over a shoulder: no name. */
export const meta = pageTitle(({ shares }) => shares.received.title);

/**
 * Shows a share to its receiver and notes it for the person. What was withdrawn, has ended, or was
 * never there looks the same.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { id: receiverId, language, timeZone } = await requireSupervisor(request, context);
  // Nothing is shown, so nothing is noted.
  if (request.method === "HEAD") throw new Response(null, { status: 405 });
  const now = context.now();
  const day = dayOf(now.toISOString(), timeZone);
  const { shareId = "" } = params;
  const share = await openShare(context.db, { shareId, receiverId }, { now, day });
  if (!share) return data(null, { status: 404 });
  const survey = publishedSurvey(share.survey, share.surveyVersion);
  return data({
    person: share.person,
    survey: survey.title[language],
    period: formatPeriod(share.period, language),
    until: formatStoredDay(dayAfter(share.endsOn, -1), language),
    factors: share.factors.map(({ item, factor, answer }) => ({
      factor,
      question: questionInWords(survey, item, language),
      answer: answerInWords(survey, item, answer, language),
    })),
  });
}

export default function ReceivedShare() {
  const share = useLoaderData<typeof loader>();
  return share ? <OpenedShare share={share} /> : <GoneShare />;
}
