import { useMessages } from "./language.ts";
import type { Role } from "./navigation.ts";

interface Entry {
  id: string;
  name: string;
  email: string;
  disabled: boolean;
  roles: Role[];
  teams: { unit: string; team: string }[];
  supervisors: string[];
}

/** People as a table; on a phone, one under another. */
export function DirectoryTable({ entries }: { entries: Entry[] }) {
  const { administration, common } = useMessages();
  const t = administration.people;
  return (
    <table className="ds-table table" data-border>
      <thead>
        <tr>
          <th scope="col">{t.name}</th>
          <th scope="col">{t.roles}</th>
          <th scope="col">{t.team}</th>
          <th scope="col">{t.supervisor}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ id, name, email, disabled, roles, teams, supervisors }) => (
          <tr key={id}>
            <th scope="row">
              {name}
              {disabled && (
                <span className="ds-tag row-tag" data-color="warning">
                  {t.disabled}
                </span>
              )}
              <span className="table-second">{email}</span>
            </th>
            <td>
              <span className="tags">
                {roles.map((role) => (
                  <span className="ds-tag" data-color="neutral" key={role}>
                    {common.roles[role]}
                  </span>
                ))}
              </span>
            </td>
            <td>
              {teams.map(({ unit, team }) => (
                <span className="table-line" key={`${unit} ${team}`}>
                  {unit} – {team}
                </span>
              ))}
            </td>
            <td data-label={supervisors.length > 0 ? t.supervisor : undefined}>
              {supervisors.join(", ")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
