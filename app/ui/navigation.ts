import type { Messages } from "#app/i18n/messages.ts";

export type Role = keyof Messages["common"]["roles"];

export interface NavigationItem {
  to: string;
  label: (messages: Messages) => string;
  /** For people with one of these roles; without, for everybody who is signed in. */
  roles?: readonly Role[];
  /** The pages that are found through this one. */
  holds?: readonly string[];
}

export interface AdministrationItem {
  to: string;
  label: (messages: Messages) => string;
  /** What one does there, in a sentence. */
  body: (messages: Messages) => string;
}

/** What an administrator looks after, in order; each has a card on the page of administration. */
export const administration: readonly AdministrationItem[] = [
  { to: "/waves", label: ({ waves }) => waves.title, body: ({ waves }) => waves.lead },
  { to: "/series", label: ({ series }) => series.title, body: ({ series }) => series.card },
  {
    to: "/early-warning",
    label: ({ earlyWarning }) => earlyWarning.title,
    body: ({ earlyWarning }) => earlyWarning.card,
  },
  {
    to: "/people",
    label: ({ common }) => common.pages.people,
    body: ({ administration }) => administration.people.card,
  },
  { to: "/cells", label: ({ cells }) => cells.title, body: ({ cells }) => cells.card },
  {
    to: "/audit",
    label: ({ common }) => common.pages.audit,
    body: ({ administration }) => administration.audit.card,
  },
  {
    to: "/mail-queue",
    label: ({ mailQueue }) => mailQueue.title,
    body: ({ mailQueue }) => mailQueue.card,
  },
  {
    to: "/retention",
    label: ({ retention }) => retention.title,
    body: ({ retention }) => retention.card,
  },
];

/** The pages in the header, in order. */
const items: readonly NavigationItem[] = [
  { to: "/", label: ({ common }) => common.pages.home },
  { to: "/balance", label: ({ balance }) => balance.title, roles: ["specialist"] },
  { to: "/own-shares", label: ({ shares }) => shares.own.title, roles: ["specialist"] },
  { to: "/digests", label: ({ digest }) => digest.list.title, roles: ["supervisor"] },
  { to: "/shares", label: ({ shares }) => shares.received.title, roles: ["supervisor"] },
  {
    to: "/training",
    label: ({ trainingEditor }) => trainingEditor.title,
    roles: ["trainer"],
    holds: ["/training/drafts", "/training/modules"],
  },
  {
    to: "/training/assignments",
    label: ({ assignments }) => assignments.title,
    roles: ["trainer"],
    holds: ["/training/factors"],
  },
  {
    to: "/administration",
    label: ({ administration }) => administration.title,
    roles: ["administrator"],
    holds: administration.map(({ to }) => to),
  },
  {
    to: "/modules",
    label: ({ training }) => training.navigation,
    holds: ["/attempts", "/conversation-guides"],
  },
  { to: "/settings", label: ({ common }) => common.pages.settings },
];

export function navigationFor(roles: readonly Role[]): NavigationItem[] {
  return items.filter((item) => !item.roles || item.roles.some((role) => roles.includes(role)));
}
