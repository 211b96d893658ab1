import { factorById } from "#surveys/factors.ts";
import { formatPeriod } from "#app/i18n/dates.ts";
import { type Band, BandTrend } from "#app/ui/charts/band-trend.tsx";
import { Heading } from "#app/ui/heading.tsx";
import { useLanguage, useMessages } from "#app/ui/language.ts";
import { Section } from "#app/ui/page.tsx";
import { BandMark } from "./band-mark.tsx";
import "./digest.css";

export interface ShownItem {
  id: string;
  isFactor: boolean;
  /** Which end of the scale is the good one. */
  direction: "higher-is-better" | "higher-is-worse";
  title: string;
}

export interface ShownCell {
  id: string;
  name: string;
  participation: "under-half" | "half-or-more" | "nearly-all" | null;
  protect: string | null;
  signals: ShownSignal[];
  figures: { item: string; band: Band | null; detail: { mean: number } | null }[];
  trend: { periods: string[]; bands: Map<string, (Band | null)[]> };
}

interface ShownSignal {
  factor: string;
  state: "drains" | "nourishes-less" | "below-usual" | "persistently-drains";
  grade: "worth-asking" | "clear";
  duration: number;
  reason: string;
}

/** What a wave published about one cell, in words. */
export function CellWords({ cell }: { cell: ShownCell }) {
  const { digest: words } = useMessages().mail;
  const language = useLanguage();
  return (
    <Section title={cell.name}>
      {cell.participation && <p className="quiet">{words.participation[cell.participation]}</p>}
      <div className="cell-words">
        {cell.protect && (
          <article className="ds-card">
            <Heading level={3}>{words.protect}</Heading>
            <p className="cell-words__factor">{factorById(cell.protect).name[language]}</p>
            <p>{words.protectWhy}</p>
          </article>
        )}
        <article className="ds-card">
          <Heading level={3}>{words.look}</Heading>
          {cell.signals.length === 0 && <p>{words.nothingHere}</p>}
          {cell.signals.map((signal) => (
            <Signal key={`${signal.factor} ${signal.state}`} {...signal} />
          ))}
          {cell.signals.length > 0 && <p className="quiet">{words.notAProof}</p>}
        </article>
      </div>
    </Section>
  );
}

function Signal({ factor, state, grade, duration, reason }: ShownSignal) {
  const { digest: words } = useMessages().mail;
  const language = useLanguage();
  return (
    <div className="cell-signal">
      <p className="cell-words__factor">{factorById(factor).name[language]}</p>
      <p>{[words.directions[state], words.duration(duration), words.grades[grade]].join(" · ")}</p>
      <p className="quiet">{reason}</p>
    </div>
  );
}

interface CellFiguresProps {
  cell: ShownCell;
  items: readonly ShownItem[];
}

/** Every item of one cell as a band, the factors first. */
export function CellFigures({ cell, items }: CellFiguresProps) {
  const { digest, mail } = useMessages();
  const language = useLanguage();
  const first = cell.trend.periods[0];
  const hasTrend = cell.trend.periods.length > 1 && first !== undefined;
  return (
    <table className="ds-table table figures">
      <caption className="figures__name">{cell.name}</caption>
      <thead>
        <tr>
          <th scope="col">{mail.digest.factor}</th>
          <th scope="col">
            {hasTrend
              ? digest.figures.withTrend(formatPeriod(first, language))
              : digest.figures.thisWave}
          </th>
        </tr>
      </thead>
      <tbody>
        {[...items]
          .sort((a, b) => Number(b.isFactor) - Number(a.isFactor))
          .map((item) => (
            <Figure key={item.id} cell={cell} item={item} hasTrend={hasTrend} />
          ))}
      </tbody>
    </table>
  );
}

interface FigureProps {
  cell: ShownCell;
  item: ShownItem;
  hasTrend: boolean;
}

function Figure({ cell, item, hasTrend }: FigureProps) {
  const { digest, mail } = useMessages();
  const language = useLanguage();
  const figure = cell.figures.find((each) => each.item === item.id);
  const name = item.isFactor ? factorById(item.id).name[language] : item.title;
  const bandNames = item.isFactor ? mail.digest.bands : digest.levels[item.direction];
  const told = (band: Band | null) => (band ? bandNames[band] : mail.digest.notShown);
  const bands = cell.trend.bands.get(item.id) ?? [];
  const detail = figure?.detail;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <div className="figures__bands">
          <BandMark band={figure?.band ?? null} label={told(figure?.band ?? null)} />
          {detail && (
            <span className="quiet">
              {digest.figures.mean(detail.mean.toLocaleString(language))}
            </span>
          )}
          {hasTrend && (
            <BandTrend
              label={digest.figures.trendOf(name, bands.map(told).join(", "))}
              bands={bands}
            />
          )}
        </div>
      </td>
    </tr>
  );
}
