import { useMessages } from "#app/ui/language.ts";
import { Heading } from "#app/ui/heading.tsx";
import { Section } from "#app/ui/page.tsx";

interface TeamTrainingProps {
  overdue: string[];
  due: string[];
  offered: string | null;
}

/** What a supervisor reads of training: mandatory modules by name, of others counts alone. */
export function TeamTraining({ overdue, due, offered }: TeamTrainingProps) {
  const { teamTraining: words } = useMessages();
  return (
    <Section title={words.heading}>
      {overdue.length > 0 && <Lines title={words.overdue} lines={overdue} />}
      {due.length > 0 && <Lines title={words.due} lines={due} />}
      {offered && <p className="quiet">{offered}</p>}
    </Section>
  );
}

function Lines({ title, lines }: { title: string; lines: string[] }) {
  return (
    <>
      <Heading level={3}>{title}</Heading>
      <ul className="ds-list">
        {lines.map((line) => (
          <li key={line}>
            <bdi>{line}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}
