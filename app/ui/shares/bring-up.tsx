import { Link } from "@remix-run/react";
import { ButtonLink } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Section } from "#app/ui/page.tsx";
import { Talks, type TalksProps } from "./talks.tsx";
import "./shares.css";

interface BringUpProps extends TalksProps {
  /** Where answers are chosen to be shared; null where there are none. */
  sharePath: string | null;
}

/** The ways to bring something to supervision, and the way out: offered once, asked for nowhere. */
export function BringUp({ sharePath, talks }: BringUpProps) {
  const { bringUp } = useMessages().shares;
  const away = (
    <p>
      {bringUp.away}{" "}
      <Link className="ds-link" to="/settings/pause">
        {bringUp.pause}
      </Link>
    </p>
  );
  if (talks.receivers.length + talks.requests.length === 0) return away;
  return (
    <Section title={bringUp.title}>
      <p className="chart-note">{bringUp.body}</p>
      {sharePath && (
        <div>
          <ButtonLink to={sharePath} variant="secondary">
            {bringUp.share}
          </ButtonLink>
        </div>
      )}
      <Talks talks={talks} />
      {away}
    </Section>
  );
}
