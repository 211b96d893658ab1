import { isRouteErrorResponse } from "@remix-run/react";
import type { Messages } from "#app/i18n/messages.ts";
import { useAnswer } from "./answer.ts";
import { ButtonLink } from "./button.tsx";
import { useMessages } from "./language.ts";
import { Page } from "./page.tsx";

/** In place of a page that cannot be shown: what is the matter and what to do, never how it came. */
export function FaultPage({ error }: { error: unknown }) {
  const { common } = useMessages();
  const { requestId } = useAnswer();
  const status = statusOf(error);
  const { title, body } = faultText(status, common.faults);
  return (
    <Page title={title} lead={body}>
      {status >= 500 && status !== 503 && (
        // The browser does not know the number and leaves what the server wrote.
        <p suppressHydrationWarning>{requestId ? common.faults.id(requestId) : ""}</p>
      )}
      <p>
        <ButtonLink to="/" reloadDocument variant="secondary">
          {common.faults.home}
        </ButtonLink>
      </p>
    </Page>
  );
}

/** The title for the tab, for `meta` of the root. */
export function faultTitle(error: unknown, messages: Messages): string {
  return faultText(statusOf(error), messages.common.faults).title;
}

function statusOf(error: unknown) {
  return isRouteErrorResponse(error) ? error.status : 500;
}

function faultText(status: number, faults: Messages["common"]["faults"]) {
  if (status === 403) return faults.refused;
  if (status === 404) return faults.notFound;
  if (status === 410) return faults.gone;
  if (status === 413) return faults.tooLarge;
  if (status === 429) return faults.tooMany;
  if (status === 503) return faults.away;
  return status < 500 ? faults.notUnderstood : faults.ours;
}
