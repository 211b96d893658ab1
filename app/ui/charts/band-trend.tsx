import "./charts.css";

export type Band = "drains" | "mixed" | "nourishes";

export interface BandTrendProps {
  /** What the row says, in words. */
  label: string;
  /** Oldest first; null where nothing was published. */
  bands: readonly (Band | null)[];
}

const STEP = 18;
const HEIGHT = 36;
const BAR = 10;
const HEIGHT_OF: Record<Band, number> = { drains: 10, mixed: 22, nourishes: 34 };

/** A row of published bands: low, middle or high columns, told apart by height before colour. */
export function BandTrend({ label, bands }: BandTrendProps) {
  const width = bands.length * STEP;
  return (
    <svg
      className="band-trend"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      {bands.map((band, index) => {
        const x = index * STEP + (STEP - BAR) / 2;
        if (!band) {
          return (
            <rect key={index} className="band-trend__none" x={x} y={32} width={BAR} height={2} />
          );
        }
        const height = HEIGHT_OF[band];
        return (
          <rect
            key={index}
            className={`band-trend__bar band-trend__bar--${band}`}
            x={x}
            y={HEIGHT - height}
            width={BAR}
            height={height}
            rx={2}
          />
        );
      })}
    </svg>
  );
}
