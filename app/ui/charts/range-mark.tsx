import "./charts.css";

export interface RangeMarkProps {
  /** What the mark says, in words. */
  label: string;
  /** On −2…+2. */
  value: number | null;
  normal: { low: number; high: number } | null;
}

const WIDTH = 240;
const HEIGHT = 28;
const EDGE = 14;

/** One answer against the range that is normal for the person: a dot on a bar, on −2…+2. */
export function RangeMark({ label, value, normal }: RangeMarkProps) {
  return (
    <svg className="range-mark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <title>{label}</title>
      <line className="chart__grid" x1={EDGE} x2={WIDTH - EDGE} y1={14} y2={14} />
      {[-2, -1, 0, 1, 2].map((step) => (
        <line key={step} className="chart__step" x1={xOf(step)} x2={xOf(step)} y1={10} y2={18} />
      ))}
      {normal && (
        <rect
          className="range-mark__normal"
          x={xOf(normal.low)}
          width={xOf(normal.high) - xOf(normal.low)}
          y={8}
          height={12}
          rx={6}
        />
      )}
      {value !== null && (
        <circle
          className={`range-mark__dot ${sideOf(value, normal)}`}
          cx={xOf(value)}
          cy={14}
          r={8}
        />
      )}
    </svg>
  );
}

function sideOf(value: number, normal: RangeMarkProps["normal"]) {
  if (!normal) return "";
  if (value < normal.low) return "range-mark__dot--below";
  return value > normal.high ? "range-mark__dot--above" : "";
}

function xOf(value: number) {
  return Math.round((EDGE + ((value + 2) / 4) * (WIDTH - 2 * EDGE)) * 10) / 10;
}
