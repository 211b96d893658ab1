import { useEffect, useRef, useState } from "react";
import { type Language, messagesFor } from "#app/i18n/messages.ts";
import { type Place, stateOf } from "./kept-response.ts";
import { sendNow } from "./outgoing.ts";
import { onThisDevice, useKept } from "./use-kept.ts";
import "./kept.css";

interface SendingPanelProps {
  place: Place;
  locale: Language;
  onChange: () => void;
  onReceived: (submission: string) => void;
  onClosed: () => void;
}

/** After the press: "saved on this phone" until the server has said "received", and then that. */
export function SendingPanel(props: SendingPanelProps) {
  const { place, onReceived, onClosed } = props;
  const stored = useKept(place.draftKey);
  const panel = useRef<HTMLDivElement>(null);
  const state = stateOf(stored?.kept);
  const submission = stored?.kept?.received;

  useEffect(() => panel.current?.focus(), []);
  useEffect(() => {
    if (submission !== undefined) onReceived(submission);
    else if (state === "closed") onClosed();
    // Told once for each: who is told may go elsewhere meanwhile.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [submission, state]);

  return (
    <div className="sending-panel" data-kept={stored && state} ref={panel} tabIndex={-1}>
      <Said {...props} state={state} isOnPageOnly={stored?.where === "page"} />
    </div>
  );
}

type SaidProps = SendingPanelProps & { state: ReturnType<typeof stateOf>; isOnPageOnly: boolean };

function Said({ state, isOnPageOnly, locale, place, onChange }: SaidProps) {
  const { kept } = messagesFor(locale);
  const on = onThisDevice(kept);
  const change = (
    <button className="ds-button" data-variant="tertiary" type="button" onClick={onChange}>
      {kept.waiting.change}
    </button>
  );
  if (state === "received") {
    return (
      <div role="status">
        <h2 className="ds-heading">{kept.received.title}</h2>
        <p>{kept.received.body}</p>
      </div>
    );
  }
  if (state === "superseded") {
    return (
      <>
        <div role="status">
          <h2 className="ds-heading">{kept.superseded.title}</h2>
          <p>{kept.superseded.body}</p>
        </div>
        <p className="sending-panel__ways">
          <a className="ds-button" data-variant="secondary" href={place.path}>
            {kept.superseded.on}
          </a>
        </p>
      </>
    );
  }
  if (state === "signed-out") {
    const next = encodeURIComponent(`${place.path}/response`);
    return (
      <>
        <div role="status">
          <h2 className="ds-heading">
            {isOnPageOnly ? kept.unkept.title : kept.signedOut.title(on)}
          </h2>
          <p>{kept.signedOut.body}</p>
        </div>
        <p className="sending-panel__ways">
          <a className="ds-button" href={`/sign-in?next=${next}`}>
            {kept.signedOut.signIn}
          </a>
          {change}
        </p>
      </>
    );
  }
  const words = isOnPageOnly ? kept.unkept : kept.waiting;
  return (
    <>
      <div role="status">
        {state === "waiting" && (
          <>
            <h2 className="ds-heading">
              {isOnPageOnly ? kept.unkept.title : kept.waiting.title(on)}
            </h2>
            <p>{words.body}</p>
          </>
        )}
      </div>
      {state === "waiting" && (
        <p className="sending-panel__ways">
          <TryNow draftKey={place.draftKey} label={kept.waiting.again} />
          {change}
        </p>
      )}
    </>
  );
}

function TryNow({ draftKey, label }: { draftKey: string; label: string }) {
  const [isTrying, setTrying] = useState(false);
  async function tryNow() {
    setTrying(true);
    await sendNow(draftKey);
    setTrying(false);
  }
  return (
    <button
      className="ds-button"
      data-variant="secondary"
      type="button"
      aria-busy={isTrying}
      onClick={() => void (isTrying || tryNow())}
    >
      {label}
    </button>
  );
}
