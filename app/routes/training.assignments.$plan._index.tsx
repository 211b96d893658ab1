import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/domain/calendar.ts";
import { followUp, type NamedAssignment } from "#app/domain/training/assignments.ts";
import { countsByName, planBy } from "#app/domain/training/plan-list.ts";
import { formatStoredDay } from "#app/i18n/dates.ts";
import { pageNumber } from "#app/server/page-number.ts";
import { notFound, requireTrainer } from "#app/session.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import "#app/ui/assignments/assignments.css";
import { PlanCounts } from "#app/ui/assignments/plan-counts.tsx";
import { PlanPeople } from "#app/ui/assignments/plan-people.tsx";
import { dueInWords, scopeInWords } from "#app/ui/assignments/words.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { useLanguage, useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { given, pageTitle } from "#app/ui/page-title.ts";
import { Pager } from "#app/ui/pager.tsx";

export const meta = pageTitle(
  ({ assignments }, _error, data) => given(data, "title") ?? assignments.title,
);

const onPage = 100;

/** A plan: by name where it is mandatory, in counts where it is offered. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { language, timeZone } = await requireTrainer(request, context);
  const plan = await planBy(context.db, params.plan ?? "");
  if (!plan) throw notFound();
  const { id: planId, title, ...shown } = plan;
  const { searchParams } = new URL(request.url);
  const today = dayOf(context.now().toISOString(), timeZone);
  const { mandatory, offered } = await followUp(context.db, { planId }, today);
  const people = mandatory.sort((a, b) => places[a.standing] - places[b.standing]);
  const pages = Math.max(1, Math.ceil(people.length / onPage));
  const page = Math.min(pageNumber(searchParams.get("page")), pages);
  return {
    ...{ planId, page, pages, saved: searchParams.get("saved") },
    ...{ ...shown, title: title[language] },
    counts: plan.mandatory ? countsByName({ mandatory }) : offered,
    people: people
      .slice((page - 1) * onPage, page * onPage)
      .map(({ id, name, dueOn, standing, waiverReason }) => ({
        ...{ id, name, standing, reason: standing === "waived" ? waiverReason : null },
        // When somebody did it is nobody's business, and by when it was due no longer matters.
        dueOn: standing === "overdue" || standing === "open" ? dueOn : null,
      })),
  };
}

/** Who is to be looked at first stands in front. */
const places: Record<NamedAssignment["standing"], number> = {
  overdue: 0,
  open: 1,
  waived: 2,
  done: 3,
};

export default function Plan() {
  const shown = useLoaderData<typeof loader>();
  const messages = useMessages();
  const language = useLanguage();
  const { plan: words, kinds } = messages.assignments;
  const { planId, mandatory, endedOn, saved } = shown;
  const kind = mandatory ? kinds.mandatory : kinds.offered;
  const assignedOn = formatStoredDay(shown.assignedOn, language);
  return (
    <Page
      title={shown.title}
      lead={endedOn ? words.hasEnded : words.seen[mandatory ? "mandatory" : "offered"]}
    >
      {saved === "waived" && <Alert kind="success">{words.waived}</Alert>}
      {saved === "not-open" && <Alert kind="warning">{words.notOpen}</Alert>}
      <dl className="facts">
        <dt>{words.facts.scope}</dt>
        <dd>
          {scopeInWords(shown.scope, messages)}
          {!endedOn && shown.scope.kind !== "person" && (
            <span className="table-line quiet">{words.newMembers}</span>
          )}
        </dd>
        <dt>{words.facts.kind}</dt>
        <dd>{kind}</dd>
        <dt>{words.facts.due}</dt>
        <dd>{dueInWords(shown.due, messages, language)}</dd>
        <dt>{words.facts.by}</dt>
        <dd>{words.facts.byOn(shown.assignedBy, assignedOn)}</dd>
        {endedOn && (
          <>
            <dt>{words.facts.ended}</dt>
            <dd>{formatStoredDay(endedOn, language)}</dd>
          </>
        )}
      </dl>
      {!endedOn && <PlanCounts counts={shown.counts} />}
      {!endedOn && mandatory && <PlanPeople planId={planId} people={shown.people} />}
      <Pager page={shown.page} pages={shown.pages} />
      <div className="assignment-actions">
        {!endedOn && (
          <ButtonLink variant="secondary" to={`/training/assignments/${planId}/ending`}>
            {words.end}
          </ButtonLink>
        )}
        <Link className="ds-link" to="/training/assignments">
          {words.back}
        </Link>
      </div>
    </Page>
  );
}
