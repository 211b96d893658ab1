import { ButtonLink } from "#app/ui/button.tsx";
import { Card, Cards } from "#app/ui/card.tsx";
import { useMessages } from "#app/ui/language.ts";

interface SpecialistCardsProps {
  open: { path: string; title: string; period: string; closes: string; answered: boolean }[];
}

/** What waits for a specialist: the open waves, and the way to the own balance. */
export function SpecialistCards({ open }: SpecialistCardsProps) {
  const { answering, cameOfIt, common, notice, shares } = useMessages();
  const { home, form } = answering;
  return (
    <Cards>
      {open.length === 0 && (
        <Card title={common.home.nothingOpen.title}>
          <p>{common.home.nothingOpen.body}</p>
        </Card>
      )}
      {open.map(({ path, title, period, closes, answered }) => (
        <Card
          key={path}
          title={form.title(title, period)}
          variant={answered ? "default" : "tinted"}
        >
          <p>
            {answered && `${home.answered} `}
            {home.until(closes)}
          </p>
          <p>
            <ButtonLink to={path} variant={answered ? "secondary" : "primary"}>
              {answered ? home.change : home.begin}
            </ButtonLink>
          </p>
        </Card>
      ))}
      <Card title={home.balance} to="/balance">
        <p>{home.balanceBody}</p>
      </Card>
      <Card title={cameOfIt.title} to="/came-of-it">
        <p>{cameOfIt.card}</p>
      </Card>
      <Card title={notice.supervisorView.title} to="/supervisor-view">
        <p>{notice.supervisorView.card}</p>
      </Card>
      <Card title={shares.own.title} to="/own-shares">
        <p>{shares.home.own}</p>
      </Card>
    </Cards>
  );
}
