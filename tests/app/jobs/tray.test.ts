import { expect, test } from "vitest";
import type { Leased } from "#app/jobs/outbox.ts";
import { trayOf } from "#app/jobs/tray.ts";

function work(key: string): Leased {
  return { key, kind: "send-test-mail", payload: {}, attempts: 0, lease: "lease" };
}

test("what was claimed is handed out though the next claim fails, and the fault is told after it", async () => {
  const claims = [[work("first"), work("second"), work("third"), work("fourth")]];
  const tray = trayOf<Leased>({
    claim: () => {
      const claimed = claims.shift();
      return claimed ? Promise.resolve(claimed) : Promise.reject(new Error("the database is away"));
    },
    giveBack: () => Promise.resolve(),
    ahead: 4,
    askAgain: null,
    signal: new AbortController().signal,
  });
  const handedOut: (string | undefined)[] = [];
  for (let count = 0; count < 4; count += 1) {
    handedOut.push((await tray.next())?.key);
    // The claim ahead, which fails, is over before the next piece is asked for.
    await new Promise(setImmediate);
  }
  expect(handedOut).toEqual(["first", "second", "third", "fourth"]);
  await expect(tray.next()).rejects.toThrow("the database is away");
});
