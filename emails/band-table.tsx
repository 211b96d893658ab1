import type { CSSProperties } from "react";
import type { Band, DigestCell } from "./digest.tsx";
import type { DigestWords } from "./digest-words.ts";
import { Name, styles } from "./frame.tsx";
import { light } from "./palette.ts";

const BANDS: Band[] = ["drains", "mixed", "nourishes"];

/** The factors of one cell: the band in a word, and as one of three places in a row of cells. */
export function BandTable({ cell, t }: { cell: DigestCell; t: DigestWords["t"] }) {
  return (
    <table width="100%" cellPadding="0" cellSpacing="0" border={0} style={look.table}>
      <caption className="text" style={look.caption}>
        <Name>{cell.name}</Name>
        {cell.participation && (
          <span className="quiet" style={look.participation}>
            <br />
            {t.participation[cell.participation]}
          </span>
        )}
      </caption>
      <thead>
        <tr>
          <th scope="col" className="quiet rule" style={look.head}>
            {t.factor}
          </th>
          <th scope="col" colSpan={2} className="quiet rule" style={look.head}>
            {t.band}
          </th>
        </tr>
      </thead>
      <tbody>
        {cell.factors.map(({ name, band }, index) => (
          <tr key={index}>
            <th scope="row" className="text rule" style={look.name}>
              <Name>{name}</Name>
            </th>
            <td className={band ? "text rule" : "quiet rule"} style={look.word}>
              {band ? t.bands[band] : t.notShown}
            </td>
            <td className="rule" style={look.bar}>
              {band && <Bar band={band} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Says nothing that the word beside it does not, so a screen reader passes over it. */
function Bar({ band }: { band: Band }) {
  return (
    <table role="presentation" aria-hidden="true" cellPadding="0" cellSpacing="2" border={0}>
      <tbody>
        <tr>
          {BANDS.map((place) => (
            <td
              key={place}
              className={place === band ? `fill-${place}` : "track"}
              style={{
                ...look.place,
                backgroundColor: place === band ? light[place] : light.track,
              }}
            />
          ))}
        </tr>
      </tbody>
    </table>
  );
}

const line = { borderBottom: `1px solid ${light.rule}`, textAlign: "left" } as const;

const look = {
  table: { borderCollapse: "collapse", margin: "8px 0 24px" },
  caption: {
    ...styles.paragraph,
    fontWeight: 600,
    textAlign: "left",
    margin: 0,
    padding: "0 0 6px",
  },
  participation: { ...styles.quiet, fontWeight: 400, fontSize: 14, color: light.quiet },
  head: { ...styles.small, ...line, fontWeight: 400, padding: "4px 8px 4px 0" },
  name: {
    ...styles.paragraph,
    ...line,
    fontSize: 15,
    lineHeight: "19px",
    fontWeight: 400,
    padding: "5px 8px 5px 0",
  },
  word: {
    ...styles.paragraph,
    ...line,
    fontSize: 15,
    lineHeight: "19px",
    padding: "5px 8px 5px 0",
    whiteSpace: "nowrap",
    width: 76,
  },
  bar: { ...line, width: 72, padding: "6px 0" },
  place: { width: 22, height: 10, fontSize: 0, lineHeight: 0 },
} satisfies Record<string, CSSProperties>;
