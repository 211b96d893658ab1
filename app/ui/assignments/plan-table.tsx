import { Link } from "@remix-run/react";
import { useLanguage, useMessages } from "#app/ui/language.ts";
import { PlanCounts, type ShownCounts } from "./plan-counts.tsx";
import { dueInWords, scopeInWords, type ShownDue, type ShownScope } from "./words.ts";

export interface ShownPlan {
  id: string;
  title: string;
  scope: ShownScope;
  due: ShownDue;
  mandatory: boolean;
  counts: ShownCounts;
}

/** Plans that stand; each title leads to its page. */
export function PlanTable({ plans }: { plans: ShownPlan[] }) {
  const messages = useMessages();
  const language = useLanguage();
  const { table, kinds } = messages.assignments;
  return (
    <table className="ds-table table" data-border>
      <thead>
        <tr>
          <th scope="col">{table.module}</th>
          <th scope="col">{table.scope}</th>
          <th scope="col">{table.due}</th>
          <th scope="col">{table.counts}</th>
        </tr>
      </thead>
      <tbody>
        {plans.map(({ id, title, scope, due, mandatory, counts }) => (
          <tr key={id}>
            <th scope="row">
              <Link className="ds-link" to={`/training/assignments/${id}`}>
                {title}
              </Link>
              <span className="table-second">{mandatory ? kinds.mandatory : kinds.offered}</span>
            </th>
            <td data-label={table.scope}>{scopeInWords(scope, messages)}</td>
            <td data-label={table.due}>{dueInWords(due, messages, language)}</td>
            <td className="plan-counts">
              <PlanCounts counts={counts} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
