/**
 * Lets whoever asks go on in turns: so many together, each time when `free` has resolved. Nobody waits
 * for ever as long as `free` does not.
 */
export function inTurns(free: () => Promise<void>, together: number): () => Promise<void> {
  const waiting: (() => void)[] = [];
  let isCalling = false;

  async function callAll() {
    isCalling = true;
    while (waiting.length > 0) {
      await free();
      waiting.splice(0, together).forEach((go) => go());
    }
    isCalling = false;
  }

  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (!isCalling) void callAll();
    });
}
