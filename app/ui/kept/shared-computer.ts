const name = "tilsig.shared-computer";

/**
 * Whether somebody has said that this computer is shared. It is said of the computer and holds for
 * whoever comes next, until somebody takes it back.
 */
export function isSharedComputer(): boolean {
  try {
    return globalThis.localStorage?.getItem(name) === "yes";
  } catch {
    return false;
  }
}

export function noteSharedComputer(isShared: boolean): void {
  try {
    if (isShared) localStorage.setItem(name, "yes");
    else localStorage.removeItem(name);
  } catch {
    // Where this cannot be kept, a draft cannot either.
  }
  for (const tell of told) tell();
}

/** Calls back when it is said on this page or another; gives what stops that. */
export function onSharedChange(then: () => void): () => void {
  told.add(then);
  addEventListener("storage", then);
  return () => {
    told.delete(then);
    removeEventListener("storage", then);
  };
}

const told = new Set<() => void>();
