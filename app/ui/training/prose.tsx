import "./training.css";

/** A text of a module. `html` has come out of the one reader of Markdown, which has sanitised it. */
export function Prose({ html }: { html: string }) {
  return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}
