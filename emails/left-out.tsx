import { formatPeriod } from "#app/i18n/dates.ts";
import { type Language, messagesFor } from "#app/i18n/messages.ts";
import { Action, Frame, htmlOf, Lead, type Mail, Paragraph, Title } from "./frame.tsx";
import { heading, link, plainText, smallPrint, wrapped } from "./plain-text.ts";

export interface LeftOut {
  language: Language;
  /** The survey's title in the administrator's language. */
  survey: string;
  /** `YYYY-MM`, one or more, oldest first. */
  periods: readonly string[];
  /** The page of the series. */
  link: string;
}

/** Tells an administrator which waves did not open because no server ran. */
export async function leftOutMail(leftOut: LeftOut): Promise<Mail> {
  const subject = subjectOf(leftOut);
  return { subject, html: htmlOf(<LeftOutHtml {...leftOut} />), text: textOf(leftOut) };
}

function LeftOutHtml(leftOut: LeftOut) {
  const { language, link } = leftOut;
  const t = messagesFor(language).mail.leftOut;
  return (
    <Frame
      language={language}
      subject={subjectOf(leftOut)}
      preheader={t.preheader}
      footer={<Paragraph quiet>{t.because}</Paragraph>}
    >
      <Title>{subjectOf(leftOut)}</Title>
      <Lead>{leadOf(leftOut)}</Lead>
      <Paragraph>{t.next}</Paragraph>
      <Action href={link}>{t.button}</Action>
    </Frame>
  );
}

function textOf(leftOut: LeftOut) {
  const t = messagesFor(leftOut.language).mail.leftOut;
  return plainText(
    heading(subjectOf(leftOut), "="),
    wrapped(leadOf(leftOut)),
    wrapped(t.next),
    link(`${t.button}:`, leftOut.link),
    smallPrint(wrapped(t.because)),
  );
}

function subjectOf({ language, periods }: LeftOut) {
  return messagesFor(language).mail.leftOut.subject(periods.length);
}

function leadOf({ language, survey, periods }: LeftOut) {
  const named = periods.map((period) => formatPeriod(period, language));
  return messagesFor(language).mail.leftOut.lead(survey, named);
}
