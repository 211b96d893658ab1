import { useLocation } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useMessages } from "#app/ui/language.ts";
import { type KeptResponse, stateOf } from "./kept-response.ts";
import { isAt, keepSending, ours, pathAsked, tidy } from "./outgoing.ts";
import { allKept, change, forgetDrafts, notePersonHere, onChange } from "./storage.ts";
import { onThisDevice } from "./use-kept.ts";
import "./kept.css";

/**
 * On every page, last: what waits on this device for whoever is signed in, or that it has been
 * received. It also begins to send what waits.
 */
export function KeptNotice({ owner }: { owner: string | undefined }) {
  const { pathname } = useLocation();
  const [found, setFound] = useState<KeptResponse[]>([]);
  useEffect(() => {
    let shown = true;
    const look = async () => {
      const isOurs = await ours();
      const all = (await allKept()).filter(isOurs);
      if (shown) setFound(all);
    };
    void meet(owner, pathname).then(look);
    const stop = onChange(() => void look());
    return () => {
      shown = false;
      stop();
    };
  }, [owner, pathname]);

  // The pages of the wave itself say it in their own place.
  const elsewhere = found.filter(({ path }) => !isAt(path, pathAsked()));
  return (
    <div className="kept-notices" role="status">
      {elsewhere.map((kept) => (
        <Notice kept={kept} key={kept.draftKey} />
      ))}
    </div>
  );
}

/** Who is signed in now is who may see what is kept; the page of signing in is nobody's. */
async function meet(owner: string | undefined, pathname: string) {
  if (owner !== undefined) await notePersonHere(owner);
  else if (pathname.startsWith("/sign-in")) {
    // Signed out where no script ran, which would have taken the drafts away before.
    if (new URLSearchParams(location.search).has("left")) await forgetDrafts(await ours());
    await notePersonHere(undefined);
  }
  keepSending();
  await tidy();
}

function Notice({ kept }: { kept: KeptResponse }) {
  const { answering, kept: words } = useMessages();
  const { notice } = words;
  const what = answering.form.title(kept.title, kept.period);
  const on = onThisDevice(words);
  const state = stateOf(kept);
  if (state === "none" || state === "saved") return null;
  if (state === "received" || state === "superseded") {
    const color = state === "received" ? "success" : "info";
    return (
      <div className="ds-alert kept-notice" data-color={color} data-kept={state}>
        <p>{notice[state](what)}</p>
        <p>
          <button
            className="ds-button"
            data-variant="secondary"
            type="button"
            onClick={() => void change(kept.draftKey, () => undefined)}
          >
            OK
          </button>
        </p>
      </div>
    );
  }
  return (
    <div className="ds-alert kept-notice" data-color="info" data-kept={state}>
      <p>{state === "closed" ? notice.closed(what, on) : notice.waiting(what, on)}</p>
      <p>
        <a className="ds-link" href={`${kept.path}/response`}>
          {notice.open}
        </a>
      </p>
    </div>
  );
}
