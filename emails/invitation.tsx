import { formatMoment, formatPeriod, type Instant } from "#app/i18n/dates.ts";
import { type Language, messagesFor } from "#app/i18n/messages.ts";
import {
  Action,
  Because,
  Frame,
  Heading,
  htmlOf,
  Lead,
  type Mail,
  Paragraph,
  TextLink,
  Title,
} from "./frame.tsx";
import { trainingBlocks, type TrainingPart, TrainingSection } from "./training.tsx";
import { heading, link, plainText, smallPrint, wrapped } from "./plain-text.ts";

export interface Invitation {
  language: Language;
  /** IANA; the closing hour is told on this person's clock. */
  timeZone: string;
  /** The survey's title in the person's language. */
  survey: string;
  /** `YYYY-MM`. */
  period: string;
  minutes: number;
  closesAt: Instant;
  /** The policy's smallest group, which the promise of confidentiality names. */
  smallestGroup: number;
  /** What is told of modules in the same mail. */
  training?: TrainingPart;
  link: string;
  pauseLink?: string;
  unsubscribeLink?: string;
}

export async function invitationMail(invitation: Invitation): Promise<Mail> {
  const { subject } = wordsOf(invitation);
  return {
    subject,
    html: htmlOf(<InvitationHtml {...invitation} />),
    text: textOf(invitation),
  };
}

function InvitationHtml(invitation: Invitation) {
  const { t, subject, title, until } = wordsOf(invitation);
  const { language, minutes, smallestGroup, link, pauseLink, unsubscribeLink } = invitation;
  return (
    <Frame
      language={language}
      subject={subject}
      preheader={t.preheader(minutes, until)}
      footer={
        <Because
          why={t.because}
          unsubscribe={{ href: unsubscribeLink, label: t.unsubscribeLink }}
        />
      }
    >
      <Title>{title}</Title>
      <Lead>{t.lead(minutes, until)}</Lead>
      <Action href={link}>{t.button}</Action>
      <Paragraph quiet>{t.link}</Paragraph>
      <Heading>{t.whoSeesWhat}</Heading>
      <Paragraph>
        {t.confidential(smallestGroup)} {t.unseen}
      </Paragraph>
      <Heading>{t.inPeace}</Heading>
      <Paragraph>{t.skip}</Paragraph>
      {pauseLink && (
        <Paragraph>
          {t.pause} <TextLink href={pauseLink}>{t.pauseLink}</TextLink>
        </Paragraph>
      )}
      {invitation.training && <TrainingSection {...invitation.training} />}
    </Frame>
  );
}

function textOf(invitation: Invitation) {
  const { t, title, until } = wordsOf(invitation);
  const { minutes, smallestGroup, pauseLink, unsubscribeLink } = invitation;
  return plainText(
    heading(title, "="),
    wrapped(t.lead(minutes, until)),
    link(`${t.button}:`, invitation.link),
    wrapped(t.link),
    heading(t.whoSeesWhat),
    wrapped(`${t.confidential(smallestGroup)} ${t.unseen}`),
    heading(t.inPeace),
    wrapped(t.skip),
    pauseLink && link(t.pause, pauseLink),
    ...(invitation.training ? trainingBlocks(invitation.training) : []),
    smallPrint(wrapped(t.because), unsubscribeLink && link(t.unsubscribe, unsubscribeLink)),
  );
}

function wordsOf({ language, timeZone, survey, period, closesAt }: Invitation) {
  const t = messagesFor(language).mail.invitation;
  const month = formatPeriod(period, language);
  return {
    t,
    subject: t.subject(survey, month),
    title: t.title(survey, month),
    until: formatMoment(closesAt, { language, timeZone }),
  };
}
