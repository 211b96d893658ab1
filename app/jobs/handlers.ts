import type { Context } from "#app/context.server.ts";
import type { Sending } from "#emails/mailer.server.ts";
import type { Claimed } from "./outbox.ts";

/** What came of a try. */
export type Handled =
  /** There was nothing to do, or nothing any more. */
  | { outcome: "done" }
  /** It has become worthless before it could be done; `reason` is for its reader. */
  | { outcome: "ended"; reason: string }
  /** `until` is UTC ISO-8601. */
  | { outcome: "postponed"; until: string }
  /**
   * `told`: the address, where the fate of this mail tells nothing of its reader but the address.
   * `isOver`: once refused it is worth nothing to anybody, so it waits for nobody. `isOurs`: the
   * server was not even asked.
   */
  | (Sending & { told?: string; isOver?: boolean; isOurs?: boolean });

export type Handler = (context: Context, work: Claimed) => Promise<Handled>;

/** What can be promised in the outbox, by kind. Templates of mails are loaded when first needed. */
export const handlers: Record<string, Handler> = {
  "send-daily-mail": loadedOnce(
    async () => (await import("./handlers/send-daily-mail.ts")).sendDailyMail,
  ),
  "send-digest": loadedOnce(async () => (await import("./handlers/send-digest.ts")).sendDigest),
  "send-failed-close": loadedOnce(
    async () => (await import("./handlers/send-failed-close.ts")).sendFailedClose,
  ),
  "send-left-out": loadedOnce(
    async () => (await import("./handlers/send-left-out.ts")).sendLeftOut,
  ),
  "send-sign-in": loadedOnce(async () => (await import("./handlers/send-sign-in.ts")).sendSignIn),
  "send-talk-request": loadedOnce(
    async () => (await import("./handlers/send-talk-request.ts")).sendTalkRequest,
  ),
  "send-test-mail": loadedOnce(
    async () => (await import("./handlers/send-test-mail.ts")).sendTestMail,
  ),
};

/** A handler that is fetched at the first work of its kind and kept. */
function loadedOnce(load: () => Promise<Handler>): Handler {
  let loading: Promise<Handler> | undefined;
  return async (context, work) => {
    loading ??= load();
    return (await loading)(context, work);
  };
}
