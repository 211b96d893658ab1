import { Form } from "@remix-run/react";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";

interface PreviewActionsProps {
  id: string;
  version: number | null;
  isDraft: boolean;
  isShipped: boolean;
  hasDraft: boolean;
}

/** What a trainer can do with the module that is looked at. */
export function PreviewActions({ id, version, isDraft, isShipped, hasDraft }: PreviewActionsProps) {
  const { preview, facts } = useMessages().trainingEditor;
  if (isDraft) {
    return (
      <p>
        <ButtonLink to={`/training/drafts/${id}`}>{preview.backToDraft}</ButtonLink>
      </p>
    );
  }
  return (
    <div className="preview-actions">
      <p className="tags">
        <span className="ds-tag" data-color={isShipped ? "neutral" : "accent"}>
          {isShipped ? facts.shipped : facts.own}
        </span>
        {version !== null && (
          <span className="ds-tag" data-color="neutral">
            {facts.version(version)}
          </span>
        )}
      </p>
      <div className="library-actions">
        <ButtonLink to={`/training/assignments/new?module=${id}`}>{preview.assign}</ButtonLink>
        {!isShipped && hasDraft && (
          <ButtonLink variant="secondary" to={`/training/drafts/${id}`}>
            {preview.open}
          </ButtonLink>
        )}
        {!isShipped && !hasDraft && (
          <Form method="post" action={`/training/modules/${id}/draft`}>
            <Button variant="secondary">{preview.next}</Button>
          </Form>
        )}
        <Form method="post" action={`/training/modules/${id}/copy`}>
          <Button variant={isShipped ? "secondary" : "tertiary"}>{preview.copy}</Button>
        </Form>
      </div>
      {isShipped && <p className="quiet">{preview.copyHint}</p>}
      {!isShipped && !hasDraft && <p className="quiet">{preview.nextHint}</p>}
    </div>
  );
}
