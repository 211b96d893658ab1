import { formatStoredDay } from "#app/i18n/dates.ts";
import { type Language, messagesFor } from "#app/i18n/messages.ts";
import {
  Because,
  Frame,
  Heading,
  htmlOf,
  Lead,
  type Mail,
  Name,
  Paragraph,
  TextLink,
  Title,
} from "./frame.tsx";
import { heading, link, plainText, smallPrint, wrapped } from "./plain-text.ts";

/** An assignment that is open, in the reader's language. */
export interface OpenModule {
  title: string;
  minutes: number;
  mandatory: boolean;
  /** `YYYY-MM-DD`; null without a date. */
  dueOn: string | null;
  link: string;
}

export interface TrainingPart {
  language: Language;
  /** The reader's today, `YYYY-MM-DD`. */
  today: string;
  /** What is due first in front. */
  modules: OpenModule[];
}

export interface Training extends TrainingPart {
  unsubscribeLink?: string;
}

/** The mail of a day on which only modules are told of. What they are called stands inside alone. */
export async function trainingMail(training: Training): Promise<Mail> {
  const t = messagesFor(training.language).trainingMail;
  const subject = t.subject(training.modules.length);
  return {
    subject,
    html: htmlOf(<TrainingHtml {...training} />),
    text: plainText(
      heading(t.title(training.modules.length), "="),
      wrapped(t.lead),
      ...moduleBlocks(training),
      smallPrint(
        wrapped(t.because),
        training.unsubscribeLink &&
          link(
            messagesFor(training.language).mail.invitation.unsubscribe,
            training.unsubscribeLink,
          ),
      ),
    ),
  };
}

function TrainingHtml(training: Training) {
  const { language, modules, unsubscribeLink } = training;
  const { trainingMail: t, mail } = messagesFor(language);
  return (
    <Frame
      language={language}
      subject={t.subject(modules.length)}
      preheader={t.preheader}
      footer={
        <Because
          why={t.because}
          unsubscribe={{ href: unsubscribeLink, label: mail.invitation.unsubscribeLink }}
        />
      }
    >
      <Title>{t.title(modules.length)}</Title>
      <Lead>{t.lead}</Lead>
      <Modules {...training} />
    </Frame>
  );
}

/** The section on modules in a mail that is about surveys first; nothing where there are none. */
export function TrainingSection(part: TrainingPart) {
  if (part.modules.length === 0) return null;
  return (
    <>
      <Heading>{messagesFor(part.language).trainingMail.heading}</Heading>
      <Modules {...part} />
    </>
  );
}

/** The same section in plain text. */
export function trainingBlocks(part: TrainingPart): string[] {
  if (part.modules.length === 0) return [];
  return [heading(messagesFor(part.language).trainingMail.heading), ...moduleBlocks(part)];
}

function Modules(part: TrainingPart) {
  return (
    <>
      {part.modules.map((module) => (
        <div key={module.link}>
          <Paragraph>
            <TextLink href={module.link}>{module.title}</TextLink>
            <br />
            <Name>{factsOf(module, part)}</Name>
          </Paragraph>
        </div>
      ))}
      {whoSees(part).map((sentence) => (
        <Paragraph key={sentence} quiet>
          {sentence}
        </Paragraph>
      ))}
    </>
  );
}

function moduleBlocks(part: TrainingPart): string[] {
  return [
    ...part.modules.map((module) =>
      link(`${module.title}. ${factsOf(module, part)}:`, module.link),
    ),
    ...whoSees(part).map((sentence) => wrapped(sentence)),
  ];
}

/** "Mandatory, about 8 minutes, due on 15 March 2027". */
function factsOf({ mandatory, minutes, dueOn }: OpenModule, { language, today }: TrainingPart) {
  const t = messagesFor(language).trainingMail;
  const due = dueOn && formatStoredDay(dueOn, language);
  const when =
    dueOn === null || due === null
      ? null
      : dueOn === today
        ? t.dueToday
        : (dueOn < today ? t.overdue : t.dueOn)(due);
  return [mandatory ? t.mandatory : t.offered, t.minutes(minutes), when].filter(Boolean).join(", ");
}

function whoSees({ modules, language }: TrainingPart): string[] {
  const { mandatory, offered } = messagesFor(language).trainingMail.whoSees;
  return [
    ...(modules.some((one) => one.mandatory) ? [mandatory] : []),
    ...(modules.some((one) => !one.mandatory) ? [offered] : []),
  ];
}
