import type { MetaFunction } from "@remix-run/react";
import { type Messages, messagesFor } from "#app/i18n/messages.ts";
import { languageGiven } from "./language.ts";

/** `export const meta = pageTitle((messages) => messages.settings.title)`: the title of the tab. */
export function pageTitle(text: (messages: Messages, error: unknown) => string): MetaFunction {
  return ({ matches, error }) => {
    const messages = messagesFor(languageGiven(matches) ?? "en");
    return [{ title: `${text(messages, error)} – ${messages.common.productName}` }];
  };
}
