import { useSyncExternalStore } from "react";
import { useMessages } from "#app/ui/language.ts";
import { isSharedComputer, noteSharedComputer, onSharedChange } from "./shared-computer.ts";
import { deliverAll } from "./delivery.ts";
import { forgetDrafts } from "./storage.ts";
import "./kept.css";

/**
 * Says that this computer is shared: from then on nothing is kept on it, and what was kept is gone,
 * but for answers that somebody has sent and that still wait to be received.
 */
export function SharedComputer() {
  const { shared } = useMessages().kept;
  const isShared = useSyncExternalStore(onSharedChange, isSharedComputer, () => undefined);
  // Without a script nothing is kept in any case.
  if (isShared === undefined) return null;

  function choose(chosen: boolean) {
    noteSharedComputer(chosen);
    if (chosen) void forgetDrafts(() => true).then(deliverAll);
  }
  return (
    <div className="ds-field shared-computer">
      <input
        className="ds-input"
        type="checkbox"
        id="shared-computer"
        aria-describedby="shared-computer-hint"
        checked={isShared}
        onChange={({ target }) => choose(target.checked)}
      />
      <label className="ds-label" data-weight="regular" htmlFor="shared-computer">
        {shared.label}
      </label>
      <div data-field="description" id="shared-computer-hint">
        {shared.hint}
      </div>
    </div>
  );
}
