import type { ReactNode } from "react";
import "./own-data.css";

/** A part of everything that is kept about a person, in words. */
export interface OwnSection {
  id: string;
  title: string;
  entries: OwnEntry[];
  /** What is said where there is nothing. */
  empty: string;
}

export interface OwnEntry {
  title?: string;
  text?: string;
  facts?: (readonly [label: string, value: string])[];
  /** Whether it is folded up under its title, because there is much of it. */
  isFolded?: boolean;
  link?: { to: string; label: string };
}

/** Folds, so that a phone shows what there is before it shows all of it. */
export function OwnSections({ sections }: { sections: OwnSection[] }) {
  return (
    <div className="own-sections">
      {sections.map((section) => (
        <details className="ds-details" id={section.id} key={section.id}>
          <summary>
            <h2>{section.title}</h2>
          </summary>
          <Entries {...section} />
        </details>
      ))}
    </div>
  );
}

function Entries({ entries, empty }: OwnSection) {
  if (entries.length === 0) return <p className="own-entries quiet">{empty}</p>;
  return (
    <div className="own-entries">
      {entries.map((entry, place) =>
        entry.isFolded ? (
          <details className="own-fold" key={place}>
            <summary>
              <h3>{entry.title}</h3>
            </summary>
            <Entry {...entry} />
          </details>
        ) : (
          <div className="own-entry" key={place}>
            {entry.title && <h3>{entry.title}</h3>}
            <Entry {...entry} />
          </div>
        ),
      )}
    </div>
  );
}

function Entry({ text, facts = [], link }: OwnEntry): ReactNode {
  return (
    <>
      {text && <p>{text}</p>}
      {facts.length > 0 && (
        <dl className="facts">
          {facts.map(([label, value], place) => (
            <div className="own-fact" key={place}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {link && (
        <a className="ds-link" href={link.to}>
          {link.label}
        </a>
      )}
    </>
  );
}
