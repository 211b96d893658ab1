import { formatPeriod } from "#app/i18n/dates.ts";
import { type Language, messagesFor } from "#app/i18n/messages.ts";
import { Action, Frame, htmlOf, Lead, type Mail, Paragraph, Title } from "./frame.tsx";
import { heading, link, plainText, smallPrint, wrapped } from "./plain-text.ts";

export interface FailedClose {
  language: Language;
  /** The survey's title in the administrator's language. */
  survey: string;
  /** `YYYY-MM`. */
  period: string;
  /** The page of waves. */
  link: string;
}

/** Tells an administrator that a wave could not be closed; says nothing of what was answered. */
export async function failedCloseMail(failed: FailedClose): Promise<Mail> {
  const { subject } = messagesFor(failed.language).mail.failedClose;
  return { subject, html: htmlOf(<FailedCloseHtml {...failed} />), text: textOf(failed) };
}

function FailedCloseHtml({ language, survey, period, link }: FailedClose) {
  const t = messagesFor(language).mail.failedClose;
  return (
    <Frame
      language={language}
      subject={t.subject}
      preheader={t.preheader}
      footer={<Paragraph quiet>{t.because}</Paragraph>}
    >
      <Title>{t.subject}</Title>
      <Lead>{t.lead(survey, formatPeriod(period, language))}</Lead>
      <Paragraph>{t.kept}</Paragraph>
      <Action href={link}>{t.button}</Action>
      <Paragraph quiet>{t.log}</Paragraph>
    </Frame>
  );
}

function textOf({ language, survey, period, link: url }: FailedClose) {
  const t = messagesFor(language).mail.failedClose;
  return plainText(
    heading(t.subject, "="),
    wrapped(t.lead(survey, formatPeriod(period, language))),
    wrapped(t.kept),
    link(`${t.button}:`, url),
    wrapped(t.log),
    smallPrint(wrapped(t.because)),
  );
}
