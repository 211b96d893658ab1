import { Link } from "@remix-run/react";
import { Card } from "#app/ui/card.tsx";
import { useMessages } from "#app/ui/language.ts";

/** What is assigned and open, by title, with when it is due. */
export function ModulesDueCard({
  modules,
}: {
  modules: { id: string; title: string; asked: string }[];
}) {
  const { home } = useMessages().training;
  if (modules.length === 0) return null;
  return (
    <Card title={home.title} variant="tinted">
      <ul className="ds-list">
        {modules.map(({ id, title, asked }) => (
          <li key={id}>
            <Link className="ds-link" to={`/modules/${id}`}>
              {title}
            </Link>
            : {asked}
          </li>
        ))}
      </ul>
    </Card>
  );
}
