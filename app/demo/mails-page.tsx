import type { Language } from "#db/schema.ts";
import { formatHour } from "#app/i18n/dates.ts";
import { Page } from "#app/ui/page.tsx";
import type { CaughtMail } from "./mail-catcher.ts";
import { demoWords } from "./words.ts";

interface MailsPageProps {
  language: Language;
  /** Oldest first. */
  mails: readonly CaughtMail[];
}

/** All mails, the newest on top. The script of the page looks for a newer `data-newest`. */
export function MailsPage({ language, mails }: MailsPageProps) {
  const { mails: words } = demoWords(language);
  return (
    <Page title={words.title} lead={words.lead} width="wide">
      <div id="mails" data-newest={mails.at(-1)?.number ?? 0}>
        {mails.length === 0 ? <p>{words.none}</p> : <List language={language} mails={mails} />}
      </div>
    </Page>
  );
}

function List({ language, mails }: MailsPageProps) {
  const { mails: words } = demoWords(language);
  return (
    <table className="ds-table table">
      <thead>
        <tr>
          <th scope="col">{words.subject}</th>
          <th scope="col">{words.to}</th>
          <th scope="col">{words.time}</th>
        </tr>
      </thead>
      <tbody>
        {[...mails].reverse().map(({ number, at, to, parsed }) => (
          <tr key={number}>
            <th scope="row">
              <a className="ds-link" href={`/demo/mails/${number}`}>
                {parsed.subject || words.untitled}
              </a>
            </th>
            <td data-label={words.to}>{to}</td>
            <td data-label={words.time}>{formatHour(at, { language, timeZone: "Europe/Oslo" })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
