import { Heading } from "#app/ui/heading.tsx";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";
import type { Language } from "./module-fields.ts";

export interface PublishingCheckProps {
  /** What is to be mended, each with the id of its field. */
  faults: { at: string; where: string; says: string }[];
  links: { language: Language; text: string; target: string }[];
  /** Minutes that the text takes. */
  reckoned: number;
  /** The version that it would become. */
  version: number;
}

/** What stands in the way of publishing; the button acts when nothing does, and says why otherwise. */
export function PublishingCheck({ faults, links, reckoned, version }: PublishingCheckProps) {
  const { editor } = useMessages().trainingEditor;
  const { check } = editor;
  return (
    <section className="section editor-part" id="check">
      <Heading level={2}>{check.title}</Heading>
      <div className="editor-faults">
        {faults.length === 0 ? (
          <Alert kind="success">{check.ready}</Alert>
        ) : (
          <>
            <p role="status">{check.count(faults.length)}</p>
            <ul className="ds-list">
              {faults.map(({ at, where, says }) => (
                <li key={`${where} ${says}`}>
                  <a className="ds-link" href={`#${at}`}>
                    {where}
                  </a>
                  {": "}
                  {says}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <p className="quiet">{check.reckoned(reckoned)}</p>
      <Links links={links} />
      <div className="editor-publish">
        <Button name="press" value="publish">
          {editor.publish}
        </Button>
        <p className="quiet">{editor.publishHint(version)}</p>
      </div>
    </section>
  );
}

function Links({ links }: Pick<PublishingCheckProps, "links">) {
  const { editor } = useMessages().trainingEditor;
  const { check } = editor;
  if (links.length === 0) return <p className="quiet">{check.noLinks}</p>;
  return (
    <div className="editor-links">
      <Heading level={3}>{check.links}</Heading>
      <p className="quiet">{check.linksHint}</p>
      <ul className="ds-list">
        {links.map(({ language, text, target }, index) => (
          <li key={index}>
            {editor.languages[language]}:{" "}
            <a
              className="ds-link"
              href={target}
              target="_blank"
              rel="noreferrer noopener"
              aria-label={`${text} (${check.newTab})`}
            >
              {text}
            </a>{" "}
            <span className="editor-target">{target}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
