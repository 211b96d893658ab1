import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type HandleErrorFunction,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { faultIn } from "./server/fault-in.ts";
import "./server/load-context.ts";
import { withoutNulBytes } from "./server/nul-bytes.ts";
import { languageFor } from "./session.server.ts";
import { AnswerContext } from "./ui/answer.ts";

/** Longer than any page takes; a stream that hangs is given up. */
const giveUpAfter = 10_000;

export default function answer(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce, requestId, log }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const isPatient = isbot(request.headers.get("user-agent") ?? "");
    const page = renderToPipeableStream(
      <AnswerContext.Provider value={{ nonce, requestId, language: languageFor(request, null) }}>
        <RemixServer context={remix} url={request.url} nonce={nonce} abortDelay={giveUpAfter} />
      </AnswerContext.Provider>,
      {
        nonce,
        [isPatient ? "onAllReady" : "onShellReady"]: start,
        onShellError: reject,
        onError: (error: unknown) => {
          status = 500;
          log.error({ requestId, ...faultIn(error) }, "fault");
        },
      },
    );
    const timer = setTimeout(() => page.abort(), giveUpAfter);

    function start() {
      const body = withoutNulBytes();
      body.once("close", () => clearTimeout(timer));
      headers.set("Content-Type", "text/html; charset=utf-8");
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
      page.pipe(body);
    }
  });
}

/** What a loader or action throws by mistake. Answers that are meant, such as 404, are not faults. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  context.log.error({ requestId: context.requestId, ...faultIn(error) }, "fault");
};
