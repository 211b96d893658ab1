import { createContext, useContext } from "react";
import type { Language } from "#app/i18n/messages.ts";

/** What only the server knows of the answer it is giving; empty in the browser. */
export interface Answer {
  nonce?: string;
  requestId?: string;
  /** Of the browser, for a page whose loaders all failed. */
  language?: Language;
}

export const AnswerContext = createContext<Answer>({});

export function useAnswer(): Answer {
  return useContext(AnswerContext);
}
