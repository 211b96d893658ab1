import { Link } from "@remix-run/react";
import { factorById } from "#surveys/factors.ts";
import type { Balance } from "#surveys/scoring.ts";
import { formatPeriod, formatShortPeriod } from "#app/i18n/dates.ts";
import type { Language, Messages } from "#app/i18n/messages.ts";
import { formatNumber } from "#app/i18n/numbers.ts";
import { BalanceChart } from "./charts/balance-chart.tsx";
import { RangeMark } from "./charts/range-mark.tsx";
import { Heading } from "./heading.tsx";
import { useLanguage, useMessages } from "./language.ts";
import { Section } from "./page.tsx";
import "./own-balance.css";

interface OwnBalanceProps {
  balance: {
    keepsHistory: boolean;
    waves: { period: string; balance: Balance | null }[];
    factors: OwnFactor[];
    signals: OwnSignal[];
  };
}

interface OwnSignal {
  factor: string;
  kind: "change" | "low";
  drains: boolean;
  waves: number;
  /** The module that answers it; none where the cause lies in the organisation. */
  fitting: { id: string; title: Record<Language, string>; minutes: number } | null;
}

interface OwnFactor {
  factor: string;
  latest: number | null;
  normal: { mean: number; low: number; high: number } | null;
}

/** A person's own balance over time and each factor against the own normal. */
export function OwnBalance({ balance }: OwnBalanceProps) {
  const { keepsHistory, waves, factors, signals } = balance;
  const { balance: words } = useMessages();
  if (waves.length === 0 && !keepsHistory) return <NoHistory />;
  if (waves.length === 0) {
    return (
      <Section title={words.none.title}>
        <p>{words.none.body}</p>
      </Section>
    );
  }
  return (
    <>
      <StandsOut signals={signals} canBeTold={factors.some(({ normal }) => normal !== null)} />
      <OverTime waves={waves} />
      <FactorByFactor factors={factors} period={waves.at(-1)?.period ?? ""} />
    </>
  );
}

function NoHistory() {
  const { noBalance } = useMessages().ownData.history;
  return (
    <Section title={noBalance.title}>
      <p>{noBalance.body}</p>
      <p>
        <Link className="ds-link" to="/settings#history">
          {noBalance.link}
        </Link>
      </p>
    </Section>
  );
}

interface StandsOutProps {
  signals: OwnSignal[];
  /** Whether there is an own normal to be compared with yet. */
  canBeTold: boolean;
}

/** The private signals in plain words, each with one small thing to try. */
function StandsOut({ signals, canBeTold }: StandsOutProps) {
  const { balance, teamTraining } = useMessages();
  const { signals: words } = balance;
  const language = useLanguage();
  if (!canBeTold) return null;
  return (
    <Section title={words.title}>
      {signals.length === 0 && <p>{words.quiet}</p>}
      <div className="own-signals">
        {signals.map(({ factor, kind, drains, waves, fitting }) => {
          const { name, ownStep } = factorById(factor);
          const tell = drains ? words.more : words.less;
          return (
            <article className="ds-card own-signal" key={`${factor} ${kind}`}>
              <Heading level={3}>{name[language]}</Heading>
              <p>{kind === "low" ? words.long : tell(waves)}</p>
              {kind === "change" && <p className="quiet">{words.chance}</p>}
              <p>
                <strong>{words.step}:</strong> {ownStep[language]}
              </p>
              {fitting && (
                <p>
                  {teamTraining.fitting}{" "}
                  <Link className="ds-link" to={`/modules/${fitting.id}`}>
                    {teamTraining.module(fitting.title[language], fitting.minutes)}
                  </Link>
                </p>
              )}
            </article>
          );
        })}
      </div>
      <p className="chart-note">{words.alone}</p>
    </Section>
  );
}

function OverTime({ waves }: Pick<OwnBalanceProps["balance"], "waves">) {
  const { overTime } = useMessages().balance;
  const language = useLanguage();
  const last = waves.findLast(({ balance }) => balance !== null);
  const signed = signedNumber(language);
  return (
    <Section title={overTime.title}>
      <p className="chart-note">{overTime.explain}</p>
      <BalanceChart
        title={overTime.title}
        description={
          last?.balance
            ? overTime.summary(formatPeriod(last.period, language), signed(last.balance.balance))
            : overTime.title
        }
        labels={overTime}
        waves={waves.map(({ period, balance }) => ({
          label: formatShortPeriod(period, language),
          balance,
        }))}
      />
      <details className="ds-details">
        <summary>{overTime.table}</summary>
        <table className="ds-table table">
          <thead>
            <tr>
              <th scope="col">{overTime.period}</th>
              <th scope="col">{overTime.nourish}</th>
              <th scope="col">{overTime.drain}</th>
              <th scope="col">{overTime.balance}</th>
            </tr>
          </thead>
          <tbody>
            {waves.map(({ period, balance }) => (
              <tr key={period}>
                <th scope="row">{formatPeriod(period, language)}</th>
                <td data-label={overTime.nourish}>
                  {balance ? signed(balance.nourish) : overTime.notAnswered}
                </td>
                <td data-label={overTime.drain}>
                  {balance ? signed(-balance.drain) : overTime.notAnswered}
                </td>
                <td data-label={overTime.balance}>
                  {balance ? signed(balance.balance) : overTime.notAnswered}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Section>
  );
}

function FactorByFactor({ factors: own, period }: { factors: OwnFactor[]; period: string }) {
  const { balance: words } = useMessages();
  const language = useLanguage();
  return (
    <Section title={words.factors.title}>
      <p className="chart-note">{words.factors.explain(formatPeriod(period, language))}</p>
      <ul className="own-factors">
        {own.map((factor) => {
          const name = factorById(factor.factor).name[language];
          const told = inWords(words, factor);
          return (
            <li key={factor.factor}>
              <span className="own-factors__name">{name}</span>
              <RangeMark label={`${name}: ${told}`} value={factor.latest} normal={factor.normal} />
              <span className="own-factors__words">{told}</span>
            </li>
          );
        })}
      </ul>
      <p className="chart-note">{words.chance}</p>
    </Section>
  );
}

function inWords(words: Messages["balance"], { latest, normal }: OwnFactor): string {
  if (latest === null) return words.factors.skipped;
  const answer = words.scale[latest + 2] ?? "";
  return `${answer} – ${againstNormal(words, latest, normal)}`;
}

function againstNormal(words: Messages["balance"], latest: number, normal: OwnFactor["normal"]) {
  if (!normal) return words.factors.noNormal;
  if (latest < normal.low) return words.factors.belowNormal;
  return latest > normal.high ? words.factors.aboveNormal : words.factors.asNormal;
}

/** To one decimal, with its sign. */
function signedNumber(language: Language) {
  const options = {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: "exceptZero",
  } as const;
  return (value: number) => formatNumber(value, language, options);
}
