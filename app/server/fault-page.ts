import type { ErrorRequestHandler } from "express";
import type { Logger } from "pino";
import { type Messages, messagesFor } from "#app/i18n/messages.ts";
import { languageOfBrowser } from "./language.ts";
import { faultIn } from "./fault-in.ts";
import { nameOf } from "./named-request.ts";
import { Refused } from "./refused.ts";

/**
 * The last answer of the server, for what never reached a page: plain words, no script, nothing of
 * what was sent. Its few lines of style are allowed by nonce, because it must also stand alone.
 */
export function faultPage(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    const { id, nonce } = nameOf(response);
    if (!(error instanceof Refused)) log.error({ requestId: id, ...faultIn(error) }, "fault");
    if (response.headersSent) return next(error);

    const language = languageOfBrowser({
      cookie: request.headers.cookie,
      acceptLanguage: request.headers["accept-language"],
    });
    const { faults } = messagesFor(language).common;
    const text = error instanceof Refused ? refusal(error, faults) : faults.ours;
    const name = error instanceof Refused ? "" : `<p>${faults.id(id)}</p>`;
    response
      .status(error instanceof Refused ? error.status : 500)
      .set("Content-Security-Policy", `default-src 'none'; style-src 'nonce-${nonce}'`)
      .type("html")
      .send(
        `<!doctype html><html lang="${language}"><meta charset="utf-8">` +
          `<meta name="viewport" content="width=device-width, initial-scale=1">` +
          `<title>${text.title} – Tilsig</title><style nonce="${nonce}">${style}</style>` +
          `<main><h1>${text.title}</h1><p>${text.body}</p>${name}` +
          `<p><a href="/">${faults.home}</a></p></main></html>`,
      );
  };
}

function refusal(refused: Refused, faults: Messages["common"]["faults"]) {
  if (refused.reason === "foreign-origin") return faults.foreignOrigin;
  if (refused.status === 413) return faults.tooLarge;
  if (refused.status === 404) return faults.notFound;
  if (refused.status === 503) return faults.away;
  return faults.notUnderstood;
}

const style =
  ":root{color-scheme:light dark}" +
  "body{font:1.125rem/1.6 system-ui,sans-serif;margin:0;" +
  "background:light-dark(#f1f6f7,#0b181c);color:light-dark(#1b292c,#e6eded)}" +
  "main{max-width:36rem;margin:12vh auto 0;padding:0 1.25rem}" +
  "h1{font-size:1.75rem;line-height:1.3}a{color:light-dark(#0b5c6b,#7cc3d0)}";
