import { createElement } from "react";
import { type Response, Router } from "express";
import { Refused } from "#app/server/refused.ts";
import { page } from "./answering.ts";
import type { Build } from "./frame.tsx";
import type { CaughtMail, MailCatcher } from "./mail-catcher.ts";
import { MailPage } from "./mail-page.tsx";
import { MailsPage } from "./mails-page.tsx";
import { demoWords } from "./words.ts";

/** The caught mails: a list, a page for each, and in it a frame with a policy of its own. */
export function mailRoutes(catcher: MailCatcher, build: Build): Router {
  const router = Router();

  router.get(
    "/demo/mails",
    page(build, (language) => ({
      title: demoWords(language).mails.title,
      content: createElement(MailsPage, { language, mails: catcher.mails }),
      script: "/demo/arrivals",
    })),
  );

  router.get(
    "/demo/mails/:number",
    (_request, response, next) => {
      allowFrame(response);
      next();
    },
    page(build, (language, { params }) => {
      const mail = mailIn(catcher, params.number);
      if (!mail) return null;
      return {
        title: mail.parsed.subject ?? "",
        content: createElement(MailPage, { language, mail }),
      };
    }),
  );

  router.get("/demo/mails/:number/html", ({ params }, response) => {
    const mail = mailIn(catcher, params.number);
    if (!mail) throw new Refused(404);
    response.set({ "Content-Security-Policy": policyOfMail, "X-Frame-Options": "SAMEORIGIN" });
    response.type("html").send(inTabsOfTheirOwn(mail.parsed.html ?? ""));
  });

  return router;
}

/** Nothing but what stands in the mail itself; no script, no form, no other origin. */
const policyOfMail = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "sandbox allow-popups allow-popups-to-escape-sandbox",
].join("; ");

/** The pages of the product hold no frame, so their policy allows none. */
function allowFrame(response: Response) {
  const policy = String(response.getHeader("Content-Security-Policy") ?? "");
  response.set("Content-Security-Policy", `${policy}; frame-src 'self'`);
}

function inTabsOfTheirOwn(html: string) {
  return html.replace(/<head[^>]*>/i, (head) => `${head}<base target="_blank">`);
}

function mailIn({ mails }: MailCatcher, number: string | undefined): CaughtMail | undefined {
  return mails.find((mail) => String(mail.number) === number);
}
