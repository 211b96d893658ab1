import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";

void start();

async function start() {
  await untilDecoded();
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  });
}

/**
 * `RemixBrowser` first throws the promise of the page's data, before it has used a hook. Were that
 * left to React, whoever presses a key or a button meanwhile would get its error 345 ("Root did not
 * complete"), because then it has to finish at once what is still waiting.
 */
async function untilDecoded() {
  try {
    RemixBrowser({});
  } catch (waiting) {
    if (waiting instanceof Promise) await waiting;
  }
}
