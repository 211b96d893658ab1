import { useMessages } from "#app/ui/language.ts";
import { Card } from "#app/ui/card.tsx";
import "./training.css";

/** A module as a card shows it, in one language. */
export interface ShownModule {
  id: string;
  title: string;
  minutes: number;
  /** "Specialists". */
  audience: string;
  factors: string[];
  passed: boolean;
  begun: boolean;
  /** "Mandatory, due on 15 March 2027"; null where it is not assigned. */
  asked: string | null;
}

/** A module in a list; the whole card leads to it. */
export function ModuleCard({ module, level }: { module: ShownModule; level?: 2 | 3 }) {
  const { facts, begun } = useMessages().training;
  const { id, title, minutes, audience, factors, asked, passed } = module;
  return (
    <Card
      title={title}
      to={`/modules/${id}`}
      level={level ?? 3}
      variant={asked ? "tinted" : "default"}
    >
      {asked && <p className="module-card__asked">{asked}</p>}
      <p className="quiet">
        {facts.minutes(minutes)}
        {passed && ` · ${facts.passed}`}
        {module.begun && ` · ${begun}`}
      </p>
      <p className="quiet">
        {facts.for} {audience}. {facts.answers}: {factors.join(", ")}
      </p>
    </Card>
  );
}
