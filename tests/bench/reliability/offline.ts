import { chromium as browsers } from "playwright-core";
import { chromium } from "#tests/support/chromium.ts";
import { count, type Figure } from "#tests/bench/figure.ts";
import { startOfflinePlace } from "./offline/place.ts";
import { playScript } from "./offline/script.ts";

export const name = "offline";
export const about =
  "random scripts on a phone: no signal, killed tabs, ended sessions, a close, other devices";
export const takes = "50 min";

/** Plays 500 scripts (8 in short) in a browser against the built product; each by a seed of its own. */
export async function run(form: {
  full: boolean;
  report: (line: string) => void;
}): Promise<Figure[]> {
  const scripts = form.full ? 500 : 8;
  const place = await startOfflinePlace();
  const browser = await browsers.launch(await chromium());
  let failed = 0;
  try {
    for (let seed = 1; seed <= scripts; seed++) {
      await playScript(browser, place, seed, form.full ? 15 : 8).catch((error: Error) => {
        failed += 1;
        form.report(error.message);
      });
      if (seed % 50 === 0) form.report(`${seed} of ${scripts} scripts, ${failed} of them failed`);
    }
  } finally {
    await browser.close();
    await place.stop();
  }
  return [
    count(`scripts of ${scripts} that lost, doubled or misstated an answer`, failed, {
      exactly: 0,
    }),
  ];
}
