import { type Language, messagesFor } from "#app/i18n/messages.ts";
import { Action, Frame, htmlOf, Lead, type Mail, Paragraph, Title } from "./frame.tsx";
import { heading, link, plainText, smallPrint, wrapped } from "./plain-text.ts";

export interface TestMail {
  language: Language;
  /** The page about the mail. */
  link: string;
}

/** Shows an administrator that mail arrives, and how it looks; tells nothing of anybody. */
export async function testMail(test: TestMail): Promise<Mail> {
  const { subject } = messagesFor(test.language).mail.testMail;
  return { subject, html: htmlOf(<TestMailHtml {...test} />), text: textOf(test) };
}

function TestMailHtml({ language, link }: TestMail) {
  const t = messagesFor(language).mail.testMail;
  return (
    <Frame
      language={language}
      subject={t.subject}
      preheader={t.preheader}
      footer={<Paragraph quiet>{t.because}</Paragraph>}
    >
      <Title>{t.subject}</Title>
      <Lead>{t.lead}</Lead>
      <Paragraph>{t.spam}</Paragraph>
      <Action href={link}>{t.button}</Action>
      <Paragraph quiet>{t.link}</Paragraph>
    </Frame>
  );
}

function textOf({ language, link: url }: TestMail) {
  const t = messagesFor(language).mail.testMail;
  return plainText(
    heading(t.subject, "="),
    wrapped(t.lead),
    wrapped(t.spam),
    link(`${t.button}:`, url),
    wrapped(t.link),
    smallPrint(wrapped(t.because)),
  );
}
