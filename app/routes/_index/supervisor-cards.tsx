import { ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useMessages } from "#app/ui/language.ts";

interface NewestDigest {
  id: string;
  title: string;
  period: string;
  closed: string;
}

/** What waits for a supervisor. */
export function NewestDigestCard({ newest }: { newest: NewestDigest | null }) {
  const { digest, mail } = useMessages();
  if (!newest) return null;
  return (
    <Card title={mail.digest.title(newest.period)} variant="tinted">
      <p>
        {newest.title}. {digest.list.closed(newest.closed)}.
      </p>
      <p>
        <ButtonLink to={`/digests/${newest.id}`}>{digest.list.open}</ButtonLink>
      </p>
    </Card>
  );
}

interface SupervisorCardsProps {
  hasDigests: boolean;
  /** Whether somebody has shown something or would like a talk. */
  isBroughtUp: boolean;
}

/** The earlier digests, and what specialists bring up. */
export function SupervisorCards({ hasDigests, isBroughtUp }: SupervisorCardsProps) {
  const { digest, shares } = useMessages();
  return (
    <>
      <Card title={digest.list.title} to="/digests">
        <p>{hasDigests ? digest.list.lead : digest.list.none}</p>
      </Card>
      <Card title={shares.received.title} to="/shares" variant={isBroughtUp ? "tinted" : "default"}>
        <p>{isBroughtUp ? shares.announced : shares.home.received}</p>
      </Card>
    </>
  );
}
