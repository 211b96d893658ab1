import type { Messages } from "#app/i18n/messages.ts";

export type Role = keyof Messages["common"]["roles"];

export interface NavigationItem {
  to: string;
  label: (messages: Messages) => string;
  /** For people with one of these roles; without, for everybody who is signed in. */
  roles?: readonly Role[];
}

/** The pages in the header, in order. */
const items: readonly NavigationItem[] = [
  { to: "/", label: ({ common }) => common.pages.home },
  { to: "/balance", label: ({ balance }) => balance.title, roles: ["specialist"] },
  { to: "/digests", label: ({ digest }) => digest.list.title, roles: ["supervisor"] },
  { to: "/waves", label: ({ waves }) => waves.title, roles: ["administrator"] },
  {
    to: "/early-warning",
    label: ({ earlyWarning }) => earlyWarning.title,
    roles: ["administrator"],
  },
  { to: "/people", label: ({ common }) => common.pages.people, roles: ["administrator"] },
  { to: "/audit", label: ({ common }) => common.pages.audit, roles: ["administrator"] },
  { to: "/factors", label: ({ common }) => common.pages.factors },
  { to: "/settings", label: ({ common }) => common.pages.settings },
];

export function navigationFor(roles: readonly Role[]): NavigationItem[] {
  return items.filter((item) => !item.roles || item.roles.some((role) => roles.includes(role)));
}
