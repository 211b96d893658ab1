import { useId } from "react";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { useMessages } from "#app/ui/language.ts";
import type { AssigningFields, Choices } from "./assigning-fields.ts";

interface PeopleChoiceProps {
  chosen: readonly string[];
  choices: Pick<Choices, "people" | "found">;
  search: string;
}

/** Single people: who is chosen stays in sight while others are looked for. */
export function PeopleChoice({ chosen, choices, search }: PeopleChoiceProps) {
  const { make: words } = useMessages().assignments;
  const { people, found } = choices;
  return (
    <fieldset className="ds-fieldset">
      <legend>{words.people}</legend>
      <div className="form-row">
        <TextField label={words.search} name="q" type="search" defaultValue={search} />
        <Button variant="secondary" formMethod="get">
          {words.find}
        </Button>
      </div>
      {found?.all === 0 && <p role="status">{words.nobodyFound}</p>}
      {people.length > 0 && (
        <div className="scope-boxes">
          {people.map(({ id, name, email }) => (
            <Box key={id} name="person" value={id} isChosen={chosen.includes(id)} hint={email}>
              {name}
            </Box>
          ))}
        </div>
      )}
      {found && found.all > found.shown && (
        <p className="quiet" role="status">
          {words.moreFound(found.shown, found.all)}
        </p>
      )}
    </fieldset>
  );
}

interface UnitChoiceProps {
  chosen: Pick<AssigningFields, "units" | "teams">;
  units: Choices["units"];
}

/** So many teams fit a screen or two with all units open. */
const openAtMost = 12;

/** Units, each with its teams; folded where there are many, but for those in which something is chosen. */
export function UnitChoice({ chosen, units }: UnitChoiceProps) {
  const { make: words } = useMessages().assignments;
  const areOpen = units.flatMap(({ teams }) => teams).length <= openAtMost;
  return (
    <fieldset className="ds-fieldset">
      <legend>{words.teams}</legend>
      {units.map((unit) => {
        const inIt = unit.teams.filter(({ id }) => chosen.teams.includes(id)).length;
        const count = inIt + Number(chosen.units.includes(unit.id));
        return (
          <details className="ds-details" key={unit.id} open={areOpen || count > 0}>
            <summary>{count > 0 ? words.chosenIn(unit.name, count) : unit.name}</summary>
            <div className="scope-boxes">
              <Box name="unit" value={unit.id} isChosen={chosen.units.includes(unit.id)}>
                {words.withPeople(words.wholeUnit(unit.name), unit.people)}
              </Box>
              {unit.teams.map(({ id, name, people }) => (
                <Box key={id} name="team" value={id} isChosen={chosen.teams.includes(id)}>
                  {words.withPeople(name, people)}
                </Box>
              ))}
            </div>
          </details>
        );
      })}
    </fieldset>
  );
}

interface RoleChoiceProps {
  chosen: readonly string[];
  roles: Choices["roles"];
}

export function RoleChoice({ chosen, roles }: RoleChoiceProps) {
  const { make: words, scopes } = useMessages().assignments;
  return (
    <fieldset className="ds-fieldset">
      <legend>{words.roles}</legend>
      <div className="scope-boxes">
        {roles.map(({ id, people }) => (
          <Box key={id} name="role" value={id} isChosen={chosen.includes(id)}>
            {words.withPeople(scopes.roles[id], people)}
          </Box>
        ))}
      </div>
    </fieldset>
  );
}

interface BoxProps {
  name: string;
  value: string;
  isChosen: boolean;
  hint?: string;
  children: string;
}

function Box({ name, value, isChosen, hint, children }: BoxProps) {
  const id = useId();
  return (
    <div className="ds-field">
      <input
        className="ds-input"
        type="checkbox"
        id={id}
        name={name}
        value={value}
        defaultChecked={isChosen}
        aria-describedby={hint && `${id}-hint`}
      />
      <label className="ds-label" data-weight="regular" htmlFor={id}>
        {children}
      </label>
      {hint && (
        <p data-field="description" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
