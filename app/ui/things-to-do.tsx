import type { Messages } from "#app/i18n/messages.ts";
import { Card, Cards } from "./card.tsx";
import { useMessages } from "./language.ts";

type Thing = Exclude<keyof Messages["mailQueue"]["todo"], "look">;

const places: Record<Thing, string> = {
  outage: "/mail-queue",
  letters: "/mail-queue",
  refused: "/mail-queue",
  close: "/waves",
};

/** What waits for an administrator, a card a place; nothing at all where nothing does. */
export function ThingsToDo({ things }: { things: Thing[] }) {
  const { todo } = useMessages().mailQueue;
  if (things.length === 0) return null;
  return (
    <Cards>
      {[...new Set(things.map((thing) => places[thing]))].map((place) => {
        const [first, ...others] = things.filter((thing) => places[thing] === place);
        if (!first) return null;
        return (
          <Card key={place} title={todo[first]} to={place} variant="tinted">
            <p>
              {others.length > 0 ? others.map((thing) => `${todo[thing]}.`).join(" ") : todo.look}
            </p>
          </Card>
        );
      })}
    </Cards>
  );
}
