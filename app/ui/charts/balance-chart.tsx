import type { Balance } from "#surveys/scoring.ts";
import "./charts.css";

export interface BalanceChartProps {
  title: string;
  description: string;
  labels: { nourish: string; drain: string; balance: string };
  /** One a wave, oldest first; null where nothing was answered. `label` is short, such as "Mar". */
  waves: readonly { label: string; balance: Balance | null }[];
}

const WIDTH = 440;
const HEIGHT = 260;
const LEFT = 6;
const RIGHT = 84;
const TOP = 14;
const BOTTOM = 34;

/**
 * Drain load below and nourish load above the middle as areas, the balance as a line. Drawn on the
 * server, without a script or a style attribute; the page gives the same as a table.
 */
export function BalanceChart({ title, description, labels, waves }: BalanceChartProps) {
  const points = waves.flatMap(({ balance }, index) =>
    balance ? [{ ...balance, x: xOf(index, waves.length) }] : [],
  );
  const last = points.at(-1);
  const yOf = scaleFor(points);
  const across = (value: number) => ({
    x1: LEFT,
    x2: WIDTH - RIGHT,
    y1: yOf(value),
    y2: yOf(value),
  });
  const area = (valueOf: (point: Point) => number) => areaOf(points, valueOf, yOf);
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
      <title>{title}</title>
      <desc>{description}</desc>
      {[1, -1].map((value) => (
        <line key={value} className="chart__grid" {...across(value)} />
      ))}
      <path className="chart__area chart__area--nourish" d={area(({ nourish }) => nourish)} />
      <path className="chart__area chart__area--drain" d={area(({ drain }) => -drain)} />
      <line className="chart__zero" {...across(0)} />
      <path className="chart__line" d={path(points.map(({ x, balance }) => [x, yOf(balance)]))} />
      {points.map(({ x, balance }) => (
        <circle key={x} className="chart__dot" cx={x} cy={yOf(balance)} r={4} />
      ))}
      {last && <EndLabels {...last} labels={labels} yOf={yOf} />}
      {waves.map(({ label }, index) =>
        isTold(index, waves.length) ? (
          <text
            key={index}
            className="chart__tick"
            x={xOf(index, waves.length)}
            y={HEIGHT - 10}
            textAnchor={index === 0 ? "start" : "middle"}
          >
            {label}
          </text>
        ) : null,
      )}
    </svg>
  );
}

interface Point extends Balance {
  x: number;
}

/** Names stand at the end of what they name, pushed apart so that none lies on another. */
function EndLabels(props: Point & { labels: BalanceChartProps["labels"]; yOf: Scale }) {
  const { labels, nourish, balance, drain, yOf } = props;
  const wanted = [
    { name: labels.nourish, kind: "nourish", y: Math.min(yOf(nourish), yOf(0) - 24) },
    { name: labels.balance, kind: "balance", y: yOf(balance) },
    { name: labels.drain, kind: "drain", y: Math.max(yOf(-drain), yOf(0) + 24) },
  ].sort((a, b) => a.y - b.y);
  let above = TOP - 10;
  const placed = wanted.map((label) => {
    above = Math.max(label.y, above + 20);
    return { ...label, y: above };
  });
  return placed.map(({ name, kind, y }) => (
    <text
      key={kind}
      className={`chart__label chart__label--${kind}`}
      x={WIDTH - RIGHT + 12}
      y={y + 5}
    >
      {name}
    </text>
  ));
}

function xOf(index: number, count: number) {
  const width = WIDTH - LEFT - RIGHT;
  return round(LEFT + (count > 1 ? (index / (count - 1)) * width : width));
}

type Scale = (value: number) => number;

/** Loads go from 0 to 2; where all are below 1, half of that is shown, so that changes are seen. */
function scaleFor(points: readonly Point[]): Scale {
  const largest = Math.max(1, ...points.flatMap(({ nourish, drain }) => [nourish, drain]));
  const reach = largest > 1 ? 2 : 1;
  const height = HEIGHT - TOP - BOTTOM;
  return (value) => round(TOP + ((reach - value) / (2 * reach)) * height);
}

function areaOf(points: readonly Point[], valueOf: (point: Point) => number, yOf: Scale) {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return "";
  const edge = points.map((point): [number, number] => [point.x, yOf(valueOf(point))]);
  return `${path([[first.x, yOf(0)], ...edge, [last.x, yOf(0)]])}Z`;
}

function path(points: readonly (readonly [number, number])[]) {
  return points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
}

/** At most four names below, always the last. */
function isTold(index: number, count: number) {
  return (count - 1 - index) % Math.ceil(count / 4) === 0;
}

function round(value: number) {
  return Math.round(value * 10) / 10;
}
