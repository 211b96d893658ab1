import { Card, Cards } from "#app/ui/card.tsx";
import { useMessages } from "#app/ui/language.ts";

/** What waits for a specialist: the open wave, and the way to the own balance. */
export function SpecialistCards() {
  const { nothingOpen } = useMessages().common.home;
  return (
    <Cards>
      <Card title={nothingOpen.title} variant="tinted">
        <p>{nothingOpen.body}</p>
      </Card>
    </Cards>
  );
}
