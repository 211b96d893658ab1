import { type Language, messagesFor } from "#app/i18n/messages.ts";
import { Action, Frame, htmlOf, Lead, type Mail, Paragraph, Title } from "./frame.tsx";
import { heading, link, plainText, smallPrint, wrapped } from "./plain-text.ts";

export interface TalkRequest {
  language: Language;
  /** The page that says who. */
  link: string;
}

/** Says that somebody would like a talk, and neither who nor how many. */
export async function talkRequestMail(request: TalkRequest): Promise<Mail> {
  const { subject } = messagesFor(request.language).mail.talkRequest;
  return { subject, html: htmlOf(<TalkRequestHtml {...request} />), text: textOf(request) };
}

function TalkRequestHtml({ language, link }: TalkRequest) {
  const t = messagesFor(language).mail.talkRequest;
  return (
    <Frame
      language={language}
      subject={t.subject}
      preheader={t.preheader}
      footer={<Paragraph quiet>{t.because}</Paragraph>}
    >
      <Title>{t.subject}</Title>
      <Lead>{t.lead}</Lead>
      <Action href={link}>{t.button}</Action>
      <Paragraph quiet>{t.noReason}</Paragraph>
    </Frame>
  );
}

function textOf({ language, link: url }: TalkRequest) {
  const t = messagesFor(language).mail.talkRequest;
  return plainText(
    heading(t.subject, "="),
    wrapped(t.lead),
    link(`${t.button}:`, url),
    wrapped(t.noReason),
    smallPrint(wrapped(t.because)),
  );
}
