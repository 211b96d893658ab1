import { formatPeriod } from "#app/i18n/dates.ts";
import { type Language, messagesFor } from "#app/i18n/messages.ts";
import { Action, Because, Frame, htmlOf, Lead, type Mail, Paragraph, Title } from "./frame.tsx";
import { heading, link, plainText, smallPrint, wrapped } from "./plain-text.ts";

export interface DigestLink {
  language: Language;
  /** `YYYY-MM`. */
  period: string;
  /** The page of the digest. */
  link: string;
  unsubscribeLink?: string;
}

/** Says that a digest is ready, and no more; in the inbox it looks like one that says it all. */
export async function digestLinkMail(digest: DigestLink): Promise<Mail> {
  const { subject } = wordsOf(digest);
  return { subject, html: htmlOf(<DigestLinkHtml {...digest} />), text: textOf(digest) };
}

function DigestLinkHtml(digest: DigestLink) {
  const { t, subject, title, ready } = wordsOf(digest);
  const { language, unsubscribeLink } = digest;
  return (
    <Frame
      language={language}
      subject={subject}
      preheader={t.preheader}
      footer={
        <Because
          why={t.because}
          unsubscribe={{ href: unsubscribeLink, label: t.unsubscribeLink }}
        />
      }
    >
      <Title>{title}</Title>
      <Lead>{ready}</Lead>
      <Action href={digest.link}>{t.open}</Action>
      <Paragraph quiet>{t.linkOnly}</Paragraph>
    </Frame>
  );
}

function textOf(digest: DigestLink) {
  const { t, title, ready } = wordsOf(digest);
  const { unsubscribeLink } = digest;
  return plainText(
    heading(title, "="),
    wrapped(ready),
    link(`${t.open}:`, digest.link),
    wrapped(t.linkOnly),
    smallPrint(wrapped(t.because), unsubscribeLink && link(t.unsubscribe, unsubscribeLink)),
  );
}

function wordsOf({ language, period }: DigestLink) {
  const t = messagesFor(language).mail.digest;
  const month = formatPeriod(period, language);
  return { t, subject: t.subject(month), title: t.title(month), ready: t.ready(month) };
}
