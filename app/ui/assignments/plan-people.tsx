import { Link } from "@remix-run/react";
import { formatStoredDay } from "#app/i18n/dates.ts";
import { useLanguage, useMessages } from "#app/ui/language.ts";
import { Section } from "#app/ui/page.tsx";

interface PlanPeopleProps {
  planId: string;
  people: {
    id: string;
    name: string;
    standing: "overdue" | "open" | "waived" | "done";
    dueOn: string | null;
    reason: string | null;
  }[];
}

/** Who has done it and who has not, in that order that asks for something first. */
export function PlanPeople({ planId, people }: PlanPeopleProps) {
  const language = useLanguage();
  const { plan: words } = useMessages().assignments;
  const groups = (["overdue", "open", "waived", "done"] as const).map((standing) => ({
    standing,
    members: people.filter((one) => one.standing === standing),
  }));
  return groups
    .filter(({ members }) => members.length > 0)
    .map(({ standing, members }) => (
      <Section key={standing} title={words.groups[standing]}>
        <ul className="rows">
          {members.map(({ id, name, dueOn, reason }) => (
            <li className="row plan-person" key={id}>
              <span>
                {name}
                {reason && <span className="table-line quiet">{reason}</span>}
              </span>
              {(standing === "overdue" || standing === "open") && (
                <span className="plan-person-next">
                  {dueOn && <span className="quiet">{formatStoredDay(dueOn, language)}</span>}
                  <Link
                    className="ds-link"
                    to={`/training/assignments/${planId}/waivers?of=${id}`}
                    aria-label={words.waiveOne(name)}
                  >
                    {words.waive}
                  </Link>
                </span>
              )}
            </li>
          ))}
        </ul>
      </Section>
    ));
}
