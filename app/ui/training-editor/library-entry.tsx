import { Form, Link } from "@remix-run/react";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";

export interface LibraryEntryProps {
  id: string;
  title: string;
  audience: "specialist" | "new-specialist" | "supervisor" | "both";
  minutes: number;
  /** Names; none for a draft that has none yet. */
  factors: string[];
  /** Null while it was never published. */
  version: number | null;
  isShipped: boolean;
  hasDraft: boolean;
}

/** A module in the library: what it is, and what can be done with it. */
export function LibraryEntry(entry: LibraryEntryProps) {
  const { library, facts, audiences } = useMessages().trainingEditor;
  const { id, version } = entry;
  const title = entry.title || facts.untitled;
  const preview = `/training/modules/${id}`;
  const editor = `/training/drafts/${id}`;
  return (
    <li className="library-module">
      <div>
        <h2 className="ds-heading" data-size="xs">
          <Link to={version === null ? editor : preview}>{title}</Link>
        </h2>
        <p className="quiet">
          {[
            audiences[entry.audience],
            facts.minutes(entry.minutes),
            ...(version === null ? [] : [facts.version(version)]),
          ].join(" · ")}
        </p>
        <p className="tags">
          <span className="ds-tag" data-color={entry.isShipped ? "neutral" : "accent"}>
            {entry.isShipped ? facts.shipped : facts.own}
          </span>
          {entry.hasDraft && (
            <span className="ds-tag" data-color="warning">
              {version === null
                ? `${facts.draft} – ${facts.unpublished.toLocaleLowerCase("nb")}`
                : facts.draft}
            </span>
          )}
        </p>
        {entry.factors.length > 0 && <p>{entry.factors.join(", ")}</p>}
      </div>
      <div className="library-actions">
        {version !== null && (
          <ButtonLink
            variant="secondary"
            to={`/training/assignments/new?module=${id}`}
            aria-label={library.assignOne(title)}
          >
            {library.assign}
          </ButtonLink>
        )}
        {entry.hasDraft ? (
          <ButtonLink variant="tertiary" to={editor} aria-label={library.openOne(title)}>
            {library.open}
          </ButtonLink>
        ) : (
          <Form method="post" action={`${preview}/${entry.isShipped ? "copy" : "draft"}`}>
            <Button
              variant="tertiary"
              aria-label={entry.isShipped ? library.copyOne(title) : library.changeOne(title)}
            >
              {entry.isShipped ? library.copy : library.change}
            </Button>
          </Form>
        )}
      </div>
    </li>
  );
}
