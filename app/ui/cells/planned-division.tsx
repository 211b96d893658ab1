import { Heading } from "#app/ui/heading.tsx";
import { useMessages } from "#app/ui/language.ts";

interface Cell {
  unit: string;
  name: string;
  people: number;
  isNew?: boolean;
}

interface PlannedDivisionProps {
  /** The present groups; where nothing differs from them, they are not listed a second time. */
  present: Cell[];
  planned: {
    why: "first" | "new-quarter" | "below-smallest" | null;
    cells: Cell[];
    ending: { unit: string; name: string }[];
    without: {
      unit: string;
      team: string;
      people: number;
      why: "unit-too-small" | "new-team" | "reads-the-cell";
    }[];
  };
  /** Fewest people in a group. */
  smallest: number;
}

/** A division that would be made: why, which groups, which end, and who would be in none. */
export function PlannedDivision({ present, planned, smallest }: PlannedDivisionProps) {
  const { cells: words } = useMessages();
  const { why, cells, ending, without } = planned;
  return (
    <>
      <p>{words.why[why ?? "stays"]}</p>
      {isSame(present, cells) ? <p>{words.same}</p> : <CellTable cells={cells} />}
      {ending.length > 0 && (
        <p>{words.ending(ending.map(({ unit, name }) => `${unit} – ${name}`))}</p>
      )}
      {without.length > 0 && (
        <>
          <Heading level={3}>{words.without}</Heading>
          <ul className="ds-list">
            {without.map(({ unit, team, people, why }) => (
              <li key={`${unit} ${team} ${why}`}>
                {words.withoutLine(unit, team, people)} – {words.reasons[why](smallest)}
              </li>
            ))}
          </ul>
          <p className="quiet">{words.withoutBody}</p>
        </>
      )}
    </>
  );
}

function isSame(present: Cell[], cells: Cell[]) {
  if (present.length === 0) return false;
  const told = (list: Cell[]) => list.map(({ unit, name, people }) => `${unit} ${name} ${people}`);
  return cells.every(({ isNew }) => !isNew) && told(present).join() === told(cells).join();
}

/** Groups with the number of people who are asked in each. */
export function CellTable({ cells }: { cells: Cell[] }) {
  const { cells: words } = useMessages();
  if (cells.length === 0) return <p>{words.noCells}</p>;
  const compares = cells.some(({ isNew }) => isNew !== undefined);
  return (
    <table className="ds-table table" data-border>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.unit}</th>
          <th scope="col">{words.people}</th>
          {compares && <th scope="col">{words.state}</th>}
        </tr>
      </thead>
      <tbody>
        {cells.map(({ unit, name, people, isNew }) => (
          <tr key={`${unit} ${name}`}>
            <th scope="row">{name}</th>
            <td data-label={words.unit}>{unit}</td>
            <td data-label={words.people}>{people}</td>
            {compares && <td data-label={words.state}>{isNew ? words.isNew : words.asNow}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
