import { factorById } from "#surveys/factors.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { BalanceChart } from "#app/ui/charts/balance-chart.tsx";
import { useLanguage, useMessages } from "#app/ui/language.ts";
import type { SpecialistHome } from "./specialist.server.ts";

/** What there is of the own and of the group's. */
export function SpecialistCards({ home }: { home: SpecialistHome }) {
  const { notice } = useMessages();
  return (
    <>
      <OwnBalanceCard balance={home.balance} />
      <CameOfItCard cameOfIt={home.cameOfIt} />
      <SharesCard shares={home.shares} />
      <Card title={notice.supervisorView.title} to="/supervisor-view">
        <p>{notice.supervisorView.card}</p>
      </Card>
    </>
  );
}

/** What waits for a specialist. */
export function OpenWaves({ open }: Pick<SpecialistHome, "open">) {
  const { answering, common } = useMessages();
  const { home, form } = answering;
  if (open.length === 0) {
    return (
      <Card title={common.home.nothingOpen.title}>
        <p>{common.home.nothingOpen.body}</p>
      </Card>
    );
  }
  return open.map(({ path, title, period, closes, answered }) => (
    <Card key={path} title={form.title(title, period)} variant={answered ? "default" : "tinted"}>
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
  ));
}

function OwnBalanceCard({
  balance: { waves, standsOut, hasNormal },
}: Pick<SpecialistHome, "balance">) {
  const { answering, balance } = useMessages();
  const language = useLanguage();
  const names = standsOut.map((factor) => factorById(factor).name[language]);
  const told = names.length > 0 ? balance.home.standsOut(names) : balance.signals.quiet;
  return (
    <Card title={answering.home.balance} to="/balance">
      <p>{hasNormal ? told : answering.home.balanceBody}</p>
      {waves.length > 1 && (
        <BalanceChart
          title={balance.overTime.title}
          description={told}
          labels={balance.overTime}
          waves={waves}
        />
      )}
    </Card>
  );
}

function CameOfItCard({ cameOfIt }: Pick<SpecialistHome, "cameOfIt">) {
  const { cameOfIt: words } = useMessages();
  return (
    <Card title={words.title} to="/came-of-it">
      <p>{cameOfIt ? words.moved(cameOfIt.period, cameOfIt.up, cameOfIt.down) : words.card}</p>
    </Card>
  );
}

function SharesCard({ shares: { count, opened } }: Pick<SpecialistHome, "shares">) {
  const { own, home } = useMessages().shares;
  return (
    <Card title={own.title} to="/own-shares">
      <p>{home.shown(count)}</p>
      {count > 0 && <p>{opened ? home.opened(opened.reader, opened.at) : home.notOpened}</p>}
    </Card>
  );
}
