import type { Context } from "#app/context.server.ts";
import type { Claimed } from "./outbox.ts";

/** Done, also when there was nothing to do any more; not yet; or refused, for now or for good. */
export type Handled =
  | { outcome: "done" }
  /** `until` is UTC ISO-8601. */
  | { outcome: "postponed"; until: string }
  | { outcome: "refused"; permanent: boolean; reason: string };

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
  "send-sign-in": loadedOnce(async () => (await import("./handlers/send-sign-in.ts")).sendSignIn),
  "send-talk-request": loadedOnce(
    async () => (await import("./handlers/send-talk-request.ts")).sendTalkRequest,
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
