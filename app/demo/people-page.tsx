import type { Language } from "#db/schema.ts";
import { messagesFor } from "#app/i18n/messages.ts";
import { Button } from "#app/ui/button.tsx";
import { Card, Cards } from "#app/ui/card.tsx";
import { Page, Section } from "#app/ui/page.tsx";
import { emailOf, others, readsEnglish, teams } from "./people.ts";
import { personas } from "./personas.ts";
import { demoWords } from "./words.ts";

interface PeoplePageProps {
  language: Language;
  /** The command that closes the open wave; null when it has closed. */
  closing: string | null;
}

/** Whom one may be, and what there is to try. */
export function PeoplePage({ language, closing }: PeoplePageProps) {
  const { people: words } = demoWords(language);
  return (
    <Page title={words.title} lead={words.lead} width="wide">
      <Section title={words.who}>
        <Personas language={language} />
        <Everybody language={language} />
      </Section>
      <Section title={words.course}>
        <ol className="demo-course">
          <li>{words.steps.answer}</li>
          <li>
            {closing ? words.steps.close : words.closed}
            {closing && <Closing command={closing} label={words.closing} />}
          </li>
          <li>{words.steps.digest}</li>
          <li>{words.steps.page}</li>
        </ol>
      </Section>
    </Page>
  );
}

function Personas({ language }: { language: Language }) {
  const { people: words, languages } = demoWords(language);
  const { roles } = messagesFor(language).common;
  return (
    <div className="demo-personas">
      <Cards>
        {personas.map(({ name, role, shows }) => (
          <Card key={name} title={name} level={3}>
            <p className="quiet">
              {roles[role]} · {languages[readsEnglish(name) ? "en" : "nb"]}
            </p>
            <p>{shows[language]}</p>
            <SignIn name={name} label={words.signIn(firstNameOf(name))} variant="primary" />
          </Card>
        ))}
      </Cards>
    </div>
  );
}

function Closing({ command, label }: { command: string; label: string }) {
  return (
    <>
      <pre className="demo-command">
        <code>{command}</code>
      </pre>
      <form method="post" action="/demo/closing">
        <Button variant="secondary">{label}</Button>
      </form>
    </>
  );
}

function Everybody({ language }: { language: Language }) {
  const { people: words } = demoWords(language);
  const { roles } = messagesFor(language).common;
  const staff = Object.entries(others).map(([name, role]) => ({ name, note: roles[role] }));
  const groups = [
    { title: words.inNoTeam, people: staff },
    ...teams.map(({ unit, team, supervised }) => ({
      title: `${team}, ${unit}`,
      people: supervised.flatMap(({ by, specialists }) =>
        specialists.map((name) => ({ name, note: words.supervisedBy(by) })),
      ),
    })),
  ];
  return (
    <details className="ds-details">
      <summary>{words.everybody}</summary>
      <div className="demo-everybody">
        {groups.map(({ title, people }) => (
          <div key={title}>
            <h3 className="ds-heading" data-size="xs">
              {title}
            </h3>
            <ul className="rows">
              {people.map(({ name, note }) => (
                <li className="row" key={name}>
                  <span>
                    {name} <span className="quiet demo-note">{note}</span>
                  </span>
                  <SignIn name={name} label={words.signIn(firstNameOf(name))} variant="tertiary" />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </details>
  );
}

interface SignInProps {
  name: string;
  label: string;
  variant: "primary" | "tertiary";
}

function SignIn({ name, label, variant }: SignInProps) {
  return (
    <form method="post" action="/demo/sessions">
      <Button variant={variant} name="person" value={emailOf(name)}>
        {label}
      </Button>
    </form>
  );
}

function firstNameOf(name: string) {
  return name.split(" ")[0] ?? name;
}
