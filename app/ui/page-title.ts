import type { MetaFunction } from "@remix-run/react";
import { type Messages, messagesFor } from "#app/i18n/messages.ts";
import { languageGiven } from "./language.ts";

/**
 * `export const meta = pageTitle((messages) => messages.settings.title)`: the title of the tab.
 * `data` is what the page's loader gave, if it came so far.
 */
export function pageTitle(
  text: (messages: Messages, error: unknown, data: unknown) => string,
): MetaFunction {
  return ({ matches, error, data }) => {
    const messages = messagesFor(languageGiven(matches) ?? "en");
    return [{ title: `${text(messages, error, data)} – ${messages.common.productName}` }];
  };
}

/** A text that a page's loader gave under `name`, if it did. */
export function given(data: unknown, name: string): string | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const value: unknown = Reflect.get(data, name);
  return typeof value === "string" ? value : undefined;
}
