import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/domain/calendar.ts";
import { type ListedPlan, planCounts, plansThat } from "#app/domain/training/plan-list.ts";
import { formatStoredDay } from "#app/i18n/dates.ts";
import { pageNumber } from "#app/server/page-number.ts";
import { requireTrainer, type SignedIn } from "#app/session.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import "#app/ui/assignments/assignments.css";
import { PlanTable } from "#app/ui/assignments/plan-table.tsx";
import { scopeInWords, type ShownScope } from "#app/ui/assignments/words.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { useLanguage, useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Pager } from "#app/ui/pager.tsx";

export const meta = pageTitle(({ assignments }) => assignments.title);

const onPage = 25;

/** Of those that have ended the last are enough. */
const endedAtMost = 50;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireTrainer(request, context);
  const { searchParams } = new URL(request.url);
  const asked = pageNumber(searchParams.get("page"));
  const { found } = await plansThat(context.db, { stand: true }, { page: 1, onPage: 1 });
  const pages = Math.max(1, Math.ceil(found / onPage));
  const page = Math.min(asked, pages);
  const { plans } = await plansThat(context.db, { stand: true }, { page, onPage });
  const ended = await plansThat(context.db, { stand: false }, { page: 1, onPage: endedAtMost });
  return {
    ...{ page, pages, saved: searchParams.get("saved") },
    plans: await Promise.all(plans.map((plan) => withCounts(plan, person, context))),
    ended: ended.plans.map(({ id, title, scope, endedOn }) => ({
      ...{ id, scope, title: title[person.language], endedOn: endedOn ?? "" },
    })),
  };
}

async function withCounts(plan: ListedPlan, person: SignedIn, { db, now }: AppLoadContext) {
  const { id, title, scope, due, mandatory } = plan;
  const day = dayOf(now().toISOString(), person.timeZone);
  const counts = await planCounts(db, plan, day);
  return { id, scope, due, mandatory, counts, title: title[person.language] };
}

export default function Assignments() {
  const { plans, ended, page, pages, saved } = useLoaderData<typeof loader>();
  const { assignments: words } = useMessages();
  return (
    <Page title={words.title} lead={words.lead} width="wide">
      {saved === "assigned" && <Alert kind="success">{words.assigned}</Alert>}
      {saved === "before" && <Alert kind="info">{words.assignedBefore}</Alert>}
      {saved === "ended" && <Alert kind="success">{words.ended}</Alert>}
      <div className="assignment-actions">
        <ButtonLink to="/training/assignments/new">{words.begin}</ButtonLink>
        <Link className="ds-link" to="/training/factors">
          {words.struggles}
        </Link>
      </div>
      {plans.length === 0 ? <p>{words.none}</p> : <PlanTable plans={plans} />}
      <Pager page={page} pages={pages} />
      {ended.length > 0 && <Ended plans={ended} />}
    </Page>
  );
}

interface EndedPlan {
  id: string;
  title: string;
  scope: ShownScope;
  endedOn: string;
}

function Ended({ plans }: { plans: EndedPlan[] }) {
  const messages = useMessages();
  const language = useLanguage();
  const { endedPlans, endedOn } = messages.assignments;
  return (
    <details className="ds-details">
      <summary>{endedPlans(plans.length)}</summary>
      <ul className="rows">
        {plans.map((plan) => (
          <li className="row" key={plan.id}>
            <Link className="ds-link" to={`/training/assignments/${plan.id}`}>
              {plan.title}
            </Link>
            <span className="quiet">
              {scopeInWords(plan.scope, messages)},{" "}
              {endedOn(formatStoredDay(plan.endedOn, language))}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
