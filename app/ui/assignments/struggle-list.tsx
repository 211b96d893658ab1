import { Link } from "@remix-run/react";
import { useMessages } from "#app/ui/language.ts";

interface Fitting {
  id: string;
  title: string;
}

interface StruggleListProps {
  /** How many cells there are; null for too few. */
  cells: number | null;
  struggles: {
    factor: string;
    name: string;
    /** Null for too few. */
    cells: number | null;
    isStructural: boolean;
    supervisors: Fitting[];
    specialists: Fitting[];
  }[];
}

/** Factors with a signal, in how many cells, and what answers them. */
export function StruggleList({ cells, struggles }: StruggleListProps) {
  const { factors: words } = useMessages().assignments;
  if (cells === null) return <p>{words.tooFewGroups}</p>;
  if (struggles.length === 0) return <p>{words.quiet}</p>;
  return (
    <table className="ds-table table" data-border>
      <thead>
        <tr>
          <th scope="col">{words.factor}</th>
          <th scope="col">{words.groups}</th>
          <th scope="col">{words.modules}</th>
        </tr>
      </thead>
      <tbody>
        {struggles.map((one) => (
          <tr key={one.factor}>
            <th scope="row">
              {one.name}
              {one.isStructural && <span className="table-second">{words.structural}</span>}
            </th>
            <td data-label={words.groups}>
              {one.cells === null ? words.few : words.cells(one.cells, cells)}
            </td>
            <td>
              <FittingModules audience={words.forSupervisors} modules={one.supervisors} />
              <FittingModules audience={words.forSpecialists} modules={one.specialists} />
              {one.supervisors.length + one.specialists.length === 0 && words.noModule}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FittingModules({ audience, modules }: { audience: string; modules: Fitting[] }) {
  const { assign, assignOne } = useMessages().assignments.factors;
  if (modules.length === 0) return null;
  return (
    <div className="fitting-modules">
      <p className="quiet">{audience}</p>
      <ul>
        {modules.map(({ id, title }) => (
          <li key={id}>
            <Link className="ds-link" to={`/training/modules/${id}`}>
              {title}
            </Link>
            <Link
              className="ds-link fitting-assign"
              to={`/training/assignments/new?module=${id}`}
              aria-label={assignOne(title)}
            >
              {assign}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
