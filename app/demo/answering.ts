import type { NextFunction, Request, RequestHandler, Response } from "express";
import type { ReactNode } from "react";
import type { Language } from "#db/schema.ts";
import { languageOfBrowser } from "#app/server/language.ts";
import { Refused } from "#app/server/refused.ts";
import { type Build, pageOf } from "./frame.tsx";

/** What a page of the demo shows, in the language of the browser. */
export interface Shown {
  title: string;
  content: ReactNode;
  /** A script of ours, by its path. */
  script?: string;
}

/** Answers with a page, or with 404 where `show` gives null. */
export function page(
  build: Build,
  show: (language: Language, request: Request) => Promise<Shown | null> | Shown | null,
): RequestHandler {
  return answering(async (request, response) => {
    const { cookie, "accept-language": acceptLanguage } = request.headers;
    const language = languageOfBrowser({ cookie, acceptLanguage });
    const shown = await show(language, request);
    if (!shown) throw new Refused(404);
    response.type("html").send(await pageOf({ ...shown, language, path: request.path, build }));
  });
}

/** This version of Express does not look at what becomes of a promise. */
export function answering(
  handler: (request: Request, response: Response, next: NextFunction) => Promise<void>,
): RequestHandler {
  return (request, response, next) => void handler(request, response, next).catch(next);
}
