import { factorById } from "#surveys/factors.ts";
import { type Band, BandTrend } from "./charts/band-trend.tsx";
import { BandMark } from "./digest/band-mark.tsx";
import { useLanguage, useMessages } from "./language.ts";
import { Section } from "./page.tsx";
import "./own-balance.css";

export interface MovedFactor {
  factor: string;
  band: Band;
  move: "up" | "down" | "same" | null;
  trend: (Band | null)[];
}

/** The factors of one's own group by how they have moved, what drains more first. */
export function MovedFactors({ factors }: { factors: MovedFactor[] }) {
  const { cameOfIt: words } = useMessages();
  const of = (move: MovedFactor["move"]) => factors.filter((one) => one.move === move);
  const compared = factors.length > of(null).length;
  return (
    <>
      <Moved title={words.moves.down} factors={of("down")} />
      <Moved title={words.moves.up} factors={of("up")} />
      {compared && of("up").length + of("down").length === 0 && <p>{words.noneMoved}</p>}
      <Moved title={words.moves.same} factors={of("same")} />
      <Moved title={words.moves.first} factors={of(null)} />
      <p className="chart-note">{words.steps}</p>
    </>
  );
}

function Moved({ title, factors }: { title: string; factors: MovedFactor[] }) {
  const { cameOfIt: words, mail } = useMessages();
  const language = useLanguage();
  if (factors.length === 0) return null;
  const told = (band: Band | null) => (band ? mail.digest.bands[band] : mail.digest.notShown);
  return (
    <Section title={title}>
      <ul className="own-factors">
        {factors.map(({ factor, band, trend }) => {
          const name = factorById(factor).name[language];
          return (
            <li key={factor}>
              <span className="own-factors__name">{name}</span>
              <BandMark band={band} label={told(band)} />
              {trend.length > 1 && (
                <BandTrend label={words.trendOf(name, trend.map(told).join(", "))} bands={trend} />
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
