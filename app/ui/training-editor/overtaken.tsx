import { Link } from "@remix-run/react";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";

/** A field in which two texts differ. */
export interface Difference {
  where: string;
  theirs: string;
  yours: string;
}

interface OvertakenProps {
  module: string;
  by: string | null;
  when: string;
  /** Names the edition that stands, so that saving in its place is knowing of it. */
  over: string;
  differences: Difference[];
}

/** Another trainer has saved the draft while this one was writing. */
export function Overtaken({ module, by, when, over, differences }: OvertakenProps) {
  const { meanwhile } = useMessages().trainingEditor.editor;
  return (
    <Alert kind="danger">
      <p>
        <strong>{meanwhile.title(by, when)}</strong>
      </p>
      <p>{differences.length > 0 ? meanwhile.body : meanwhile.same}</p>
      {differences.map(({ where, theirs, yours }) => (
        <details className="editor-difference" key={where}>
          <summary>{where}</summary>
          <div className="editor-languages">
            <Version label={meanwhile.theirs} text={theirs} />
            <Version label={meanwhile.yours} text={yours} />
          </div>
        </details>
      ))}
      <p>
        <a className="ds-link" href={`/training/drafts/${module}`} target="_blank" rel="noreferrer">
          {meanwhile.open}
        </a>
      </p>
      <p>
        <Button variant="secondary" name="press" value={`save-over ${over}`}>
          {meanwhile.over}
        </Button>
      </p>
    </Alert>
  );
}

function Version({ label, text }: { label: string; text: string }) {
  const { meanwhile } = useMessages().trainingEditor.editor;
  return (
    <div>
      <p>
        <strong>{label}</strong>
      </p>
      <p className="editor-version">{text || meanwhile.empty}</p>
    </div>
  );
}

/** The draft is no longer there: it was published or thrown away. */
export function DraftGone({ over }: { over: string }) {
  const { gone } = useMessages().trainingEditor.editor;
  return (
    <Alert kind="danger">
      <p>
        <strong>{gone.title}</strong>
      </p>
      <p>{gone.body}</p>
      <p>
        <Link className="ds-link" to={`/training`} target="_blank" rel="noreferrer">
          {gone.open}
        </Link>
      </p>
      <p>
        <Button variant="secondary" name="press" value={`save-over ${over}`}>
          {gone.over}
        </Button>
      </p>
    </Alert>
  );
}
