import type { Email } from "postal-mime";
import type { Language } from "#db/schema.ts";
import { Button } from "#app/ui/button.tsx";
import { Page, Section } from "#app/ui/page.tsx";
import type { CaughtMail } from "./mail-catcher.ts";
import { demoWords } from "./words.ts";

/** One mail: as it looks in a frame of its own, its links beside it, its plain text and its headers. */
export function MailPage({ language, mail }: { language: Language; mail: CaughtMail }) {
  const { mail: words, mails } = demoWords(language);
  const { number, parsed, to } = mail;
  return (
    <Page title={parsed.subject || mails.untitled} width="wide">
      <p>
        <a className="ds-link" href="/demo/mails">
          {words.earlier}
        </a>
      </p>
      <dl className="facts">
        <dt>{words.from}</dt>
        <dd>{parsed.from ? `${parsed.from.name} <${parsed.from.address}>` : ""}</dd>
        <dt>{words.to}</dt>
        <dd>{to}</dd>
        <dt>{words.sent}</dt>
        <dd>{headerOf(parsed, "date")}</dd>
      </dl>
      <div className="demo-mail">
        <iframe
          className="demo-mail-frame"
          title={words.frame}
          src={`/demo/mails/${number}/html`}
          // Without scripts and without our origin; its links open in a tab of their own.
          sandbox="allow-popups allow-popups-to-escape-sandbox"
        />
        <div>
          <Section title={words.links}>
            <ul className="demo-links">
              {linksIn(parsed).map((link) => (
                <li key={link}>
                  <a className="ds-link" href={link}>
                    {link}
                  </a>
                  {needsSignIn(link) && <OpenAs email={to} link={link} language={language} />}
                </li>
              ))}
            </ul>
          </Section>
        </div>
      </div>
      <Section title={words.text}>
        <pre className="demo-text">{parsed.text}</pre>
      </Section>
      <Section title={words.headers}>
        <pre className="demo-text">
          {parsed.headers.map(({ originalKey, value }) => `${originalKey}: ${value}`).join("\n")}
        </pre>
      </Section>
    </Page>
  );
}

function OpenAs({ email, link, language }: { email: string; link: string; language: Language }) {
  return (
    <form method="post" action="/demo/sessions">
      <input type="hidden" name="next" value={new URL(link).pathname} />
      <Button variant="secondary" name="person" value={email}>
        {demoWords(language).mail.openAs(email)}
      </Button>
    </form>
  );
}

/** An invitation takes answers in without it, and a link to sign in is a way of its own. */
function needsSignIn(link: string) {
  return !/^\/(sign-in|invitations)\//.test(new URL(link).pathname);
}

function headerOf({ headers }: Email, name: string) {
  return headers.find(({ key }) => key === name)?.value ?? "";
}

/** The plain text has each of them bare. */
function linksIn({ text = "" }: Email) {
  return [...new Set(text.match(/https?:\/\/[^\s<>"]+/g))].filter((link) => URL.canParse(link));
}
