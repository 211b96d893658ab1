import { ButtonLink } from "#app/ui/button.tsx";
import { Card, Cards } from "#app/ui/card.tsx";
import { useMessages } from "#app/ui/language.ts";

interface SupervisorCardsProps {
  newest: { id: string; title: string; period: string; closed: string } | null;
  /** Whether somebody has shown something or would like a talk. */
  isBroughtUp: boolean;
}

/** What waits for a supervisor: the newest digest, and the earlier ones. */
export function SupervisorCards({ newest, isBroughtUp }: SupervisorCardsProps) {
  const { digest, mail, shares } = useMessages();
  return (
    <Cards>
      {newest && (
        <Card title={mail.digest.title(newest.period)} variant="tinted">
          <p>
            {newest.title}. {digest.list.closed(newest.closed)}.
          </p>
          <p>
            <ButtonLink to={`/digests/${newest.id}`}>{digest.list.open}</ButtonLink>
          </p>
        </Card>
      )}
      <Card title={digest.list.title} to="/digests">
        <p>{newest ? digest.list.lead : digest.list.none}</p>
      </Card>
      <Card title={shares.received.title} to="/shares" variant={isBroughtUp ? "tinted" : "default"}>
        <p>{isBroughtUp ? shares.announced : shares.home.received}</p>
      </Card>
    </Cards>
  );
}
