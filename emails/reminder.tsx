import { formatHour, formatMoment, formatPeriod, type Instant } from "#app/i18n/dates.ts";
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

/** A wave that is open and not answered. */
export interface OpenWave {
  /** The survey's title in the person's language. */
  survey: string;
  /** `YYYY-MM`. */
  period: string;
  minutes: number;
  closesAt: Instant;
  /** Whether it closes on the day of the mail, on the person's calendar. */
  closesToday: boolean;
  link: string;
}

export interface Reminder {
  language: Language;
  /** IANA; the closing hour is told on this person's clock. */
  timeZone: string;
  /** At least one, the one that closes first in front. */
  waves: OpenWave[];
  /** The policy's smallest group, which the promise of confidentiality names. */
  smallestGroup: number;
  /** What is told of modules in the same mail. */
  training?: TrainingPart;
  pauseLink?: string;
  unsubscribeLink?: string;
}

/** The one mail of a day about all that is open; in the inbox it looks like any other about surveys. */
export async function reminderMail(reminder: Reminder): Promise<Mail> {
  const { subject } = wordsOf(reminder);
  return { subject, html: htmlOf(<ReminderHtml {...reminder} />), text: textOf(reminder) };
}

function ReminderHtml(reminder: Reminder) {
  const { t, invitation, subject, title, lead, parts } = wordsOf(reminder);
  const { language, smallestGroup, pauseLink, unsubscribeLink } = reminder;
  return (
    <Frame
      language={language}
      subject={subject}
      preheader={t.preheader}
      footer={
        <Because
          why={t.because}
          unsubscribe={{ href: unsubscribeLink, label: invitation.unsubscribeLink }}
        />
      }
    >
      <Title>{title}</Title>
      <Lead>{lead}</Lead>
      {parts.map(({ name, until, button, href }) => (
        <div key={href}>
          {name && <Heading>{name}</Heading>}
          {name && <Paragraph>{until}</Paragraph>}
          <Action href={href}>{button}</Action>
        </div>
      ))}
      <Paragraph quiet>
        {parts.length > 1 ? t.links : t.link} {t.whenDone}
      </Paragraph>
      <Paragraph>
        {t.confidential(smallestGroup)} {invitation.skip}
      </Paragraph>
      {pauseLink && (
        <Paragraph>
          {invitation.pause} <TextLink href={pauseLink}>{invitation.pauseLink}</TextLink>
        </Paragraph>
      )}
      {reminder.training && <TrainingSection {...reminder.training} />}
    </Frame>
  );
}

function textOf(reminder: Reminder) {
  const { t, invitation, title, lead, parts } = wordsOf(reminder);
  const { smallestGroup, pauseLink, unsubscribeLink } = reminder;
  return plainText(
    heading(title, "="),
    wrapped(lead),
    ...parts.flatMap(({ name, until, button, href }) =>
      name ? [heading(name), link(`${until} ${button}:`, href)] : [link(`${button}:`, href)],
    ),
    wrapped(`${parts.length > 1 ? t.links : t.link} ${t.whenDone}`),
    wrapped(`${t.confidential(smallestGroup)} ${invitation.skip}`),
    pauseLink && link(invitation.pause, pauseLink),
    ...(reminder.training ? trainingBlocks(reminder.training) : []),
    smallPrint(
      wrapped(t.because),
      unsubscribeLink && link(invitation.unsubscribe, unsubscribeLink),
    ),
  );
}

function wordsOf({ language, timeZone, waves }: Reminder) {
  const { reminder: t, invitation } = messagesFor(language).mail;
  const [only, ...others] = waves;
  if (!only) throw new Error("A reminder is about at least one wave.");
  const reader = { language, timeZone };
  const month = ({ period }: OpenWave) => formatPeriod(period, language);
  if (others.length === 0) {
    const lead = only.closesToday
      ? t.leadToday(formatHour(only.closesAt, reader))
      : t.lead(formatMoment(only.closesAt, reader));
    return {
      t,
      invitation,
      subject: t.subject(only.survey, month(only)),
      title: t.title(only.survey, month(only)),
      lead,
      parts: [{ name: null, until: lead, button: t.button, href: only.link }],
    };
  }
  return {
    t,
    invitation,
    subject: t.subjectOfSeveral(waves.length),
    title: t.titleOfSeveral(waves.length),
    lead: t.leadOfSeveral,
    parts: waves.map((wave) => ({
      name: t.title(wave.survey, month(wave)),
      until: wave.closesToday
        ? t.untilToday(wave.minutes, formatHour(wave.closesAt, reader))
        : t.until(wave.minutes, formatMoment(wave.closesAt, reader)),
      button: t.buttonOf(wave.survey),
      href: wave.link,
    })),
  };
}
