import { useState } from "react";
import { messagesFor } from "#app/i18n/messages.ts";
import { KeptAnswers } from "#app/ui/answering/kept-answers.tsx";
import { useLanguage } from "#app/ui/language.ts";
import { Section } from "#app/ui/page.tsx";
import { change } from "./storage.ts";
import { onThisDevice, useKept } from "./use-kept.ts";
import "./kept.css";

/** What somebody chose for a wave that has closed, as long as this device has it: to read and to delete. */
export function KeptOnDevice({ draftKey }: { draftKey: string }) {
  const { answering, kept } = messagesFor(useLanguage());
  const found = useKept(draftKey)?.kept;
  const [isDeleted, setDeleted] = useState(false);
  if (isDeleted) return <p role="status">{kept.closed.deleted(onThisDevice(kept))}</p>;
  const answers = found?.draft?.answers ?? found?.outgoing?.answers;
  if (!found?.survey || !answers) return null;
  const on = onThisDevice(kept);
  return (
    <Section title={answering.closed.kept}>
      <div className="kept-on-device" data-kept="closed">
        <p>{kept.closed.body(on)}</p>
        <KeptAnswers survey={found.survey} answers={answers} />
        <p>
          <button
            className="ds-button"
            data-variant="secondary"
            data-color="danger"
            type="button"
            onClick={() => void change(draftKey, () => undefined).then(() => setDeleted(true))}
          >
            {kept.closed.delete(on)}
          </button>
        </p>
      </div>
    </Section>
  );
}
