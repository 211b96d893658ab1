import type { Context } from "#app/context.server.ts";
import type { Claimed } from "./outbox.ts";

/** Done, also when there was nothing to do any more; or refused, for now or for good. */
export type Handled =
  { outcome: "done" } | { outcome: "refused"; permanent: boolean; reason: string };

export type Handler = (context: Context, work: Claimed) => Promise<Handled>;

/** What can be promised in the outbox, by kind. Templates of mails are loaded when first needed. */
export const handlers: Record<string, Handler> = {
  "send-digest": async (context, work) =>
    (await import("./handlers/send-digest.ts")).sendDigest(context, work),
  "send-invitation": async (context, work) =>
    (await import("./handlers/send-invitation.ts")).sendInvitation(context, work),
  "send-sign-in": async (context, work) =>
    (await import("./handlers/send-sign-in.ts")).sendSignIn(context, work),
};
