/** A rule's share of onsets caught (y) at rates of false signals (x). */
export type Curve = { name: string; points: [number, number][] };

const [WIDTH, HEIGHT, LEFT, BOTTOM] = [720, 420, 50, 370];
const MOST_RATE = 2;
const COLOURS = "#b3b3b3 #9c9c9c #858585 #c98a00 #a05a00 #3b7a9e #5b4b8a #111111 #006b54".split(
  " ",
);

/** The curves as an SVG picture with axes and a name at each line's end. */
export function curvesSvg(curves: readonly Curve[]): string {
  const x = (rate: number) => (LEFT + (rate / MOST_RATE) * 450).toFixed(1);
  const y = (share: number) => (BOTTOM - share * 420).toFixed(1);
  const ticks = [0, 0.2, 0.4, 0.6, 0.8].map(
    (share) =>
      `<text x="${LEFT - 8}" y="${y(share)}" text-anchor="end">${Math.round(share * 100)}</text>` +
      `<path d="M${LEFT} ${y(share)}H500" stroke="#e5e5e5"/>`,
  );
  const rates = [0.5, 1, 1.5, 2].map(
    (rate) => `<text x="${x(rate)}" y="${BOTTOM + 18}" text-anchor="middle">${rate}</text>`,
  );
  const lines = curves.map(({ name, points }, index) => {
    const colour = COLOURS[index % COLOURS.length]!;
    const path = points.map(([rate, share]) => `${x(rate)} ${y(share)}`).join("L");
    const width = index === curves.length - 1 ? 4 : 2;
    return (
      `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="${width}"/>` +
      `<path d="M530 ${40 + index * 22}h18" stroke="${colour}" stroke-width="${width}"/>` +
      `<text x="554" y="${44 + index * 22}">${name}</text>`
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    "<title>Onsets caught within three waves, against false signals</title>",
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...ticks,
    ...rates,
    ...lines,
    `<text x="${LEFT}" y="20">% of onsets caught within three waves</text>`,
    `<text x="275" y="${BOTTOM + 38}" text-anchor="middle">false signals a cell and year</text>`,
    "</svg>\n",
  ].join("\n");
}
