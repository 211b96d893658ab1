import type { CSSProperties } from "react";
import { BandTable } from "./band-table.tsx";
import type { Digest, DigestCell, NextStep, Signal } from "./digest.tsx";
import { type DigestWords, lookAt, signsOf } from "./digest-words.ts";
import {
  Because,
  Action,
  Block,
  Frame,
  Heading,
  Lead,
  Name,
  Paragraph,
  styles,
  Subheading,
  TextLink,
  Title,
} from "./frame.tsx";
import { light } from "./palette.ts";

type Texts = DigestWords["t"];

/** Words before figures: what to protect, what to look at, one next step, and then the bands. */
export function DigestHtml({ digest, words }: { digest: Digest; words: DigestWords }) {
  const { t, flagged } = words;
  return (
    <Frame
      language={digest.language}
      subject={words.subject}
      preheader={t.preheader}
      footer={
        <Because
          why={t.because}
          unsubscribe={{ href: digest.unsubscribeLink, label: t.unsubscribeLink }}
        />
      }
    >
      <Title>{words.title}</Title>
      <Lead>{words.summary}</Lead>
      {words.second && <Paragraph>{words.second}</Paragraph>}
      {digest.cells.map((cell, index) => (
        <CellWords key={index} cell={cell} flagged={flagged} t={t} />
      ))}
      {flagged && <Paragraph quiet>{t.notAProof}</Paragraph>}
      {digest.nextStep && <NextStepWords step={digest.nextStep} words={words} />}
      {words.groupsChanged.map((sentence) => (
        <Paragraph key={sentence}>{sentence}</Paragraph>
      ))}
      {digest.training && <TrainingWords training={digest.training} t={words.training} />}
      {digest.broughtUp && (
        <Paragraph>
          {t.broughtUp} <TextLink href={digest.broughtUp}>{t.seeBroughtUp}</TextLink>
        </Paragraph>
      )}
      <Action href={digest.link}>{t.open}</Action>
      {flagged && <Figures cells={digest.cells} t={t} />}
      {digest.withheld && <Paragraph quiet>{t.withheld}</Paragraph>}
    </Frame>
  );
}

function CellWords({ cell, flagged, t }: { cell: DigestCell; flagged: boolean; t: Texts }) {
  const signals = lookAt(cell);
  if (!flagged && !cell.protect) return null;
  return (
    <>
      <Heading>
        <Name>{cell.name}</Name>
      </Heading>
      {cell.protect && (
        <>
          <Subheading>{t.protect}</Subheading>
          <Block edge="nourishes">
            <FactorName>{cell.protect.name}</FactorName>
            <Last>{t.protectWhy}</Last>
          </Block>
        </>
      )}
      {flagged && signals.length === 0 && <Paragraph>{t.nothingHere}</Paragraph>}
      {signals.length > 0 && <Subheading>{t.look}</Subheading>}
      {signals.map((signal, index) => (
        <SignalWords key={index} signal={signal} t={t} />
      ))}
    </>
  );
}

function SignalWords({ signal, t }: { signal: Signal; t: Texts }) {
  return (
    <Block edge="drains">
      <FactorName>{signal.factorName}</FactorName>
      <p className="text" style={look.signs}>
        {signsOf(signal, t)}
      </p>
      <Last>{signal.reason}</Last>
    </Block>
  );
}

function NextStepWords({ step, words }: { step: NextStep; words: DigestWords }) {
  const { t, training } = words;
  return (
    <>
      <Heading>{t.nextStep}</Heading>
      <Paragraph quiet>
        {step.cellName ? t.aboutIn(step.factorName, step.cellName) : t.about(step.factorName)}
      </Paragraph>
      <Block edge="accent">
        <p className="text" style={look.step}>
          {step.text}
        </p>
        {step.structural && <Last>{t.structural}</Last>}
      </Block>
      <Subheading>{t.talk}</Subheading>
      <Paragraph quiet>{t.talkHow}</Paragraph>
      <ol className="text" style={look.questions}>
        {step.questions.map((question, index) => (
          <li key={index} style={look.question}>
            {question}
          </li>
        ))}
      </ol>
      <Paragraph>
        <strong className="accent" style={look.label}>
          {t.avoid}:
        </strong>{" "}
        {step.avoid}
      </Paragraph>
      {step.module && (
        <Paragraph>
          {training.fitting}{" "}
          <TextLink href={step.module.link}>
            {training.module(step.module.title, step.module.minutes)}
          </TextLink>
        </Paragraph>
      )}
    </>
  );
}

function TrainingWords({
  training: { overdue, due, offered },
  t,
}: {
  training: NonNullable<Digest["training"]>;
  t: DigestWords["training"];
}) {
  return (
    <>
      <Heading>{t.heading}</Heading>
      {overdue.length > 0 && <Lines title={t.overdue} lines={overdue} />}
      {due.length > 0 && <Lines title={t.due} lines={due} />}
      {offered && <Paragraph quiet>{offered}</Paragraph>}
    </>
  );
}

function Lines({ title, lines }: { title: string; lines: string[] }) {
  return (
    <>
      <Subheading>{title}</Subheading>
      <ul className="text" style={look.questions}>
        {lines.map((line, index) => (
          <li key={index} style={look.question}>
            <Name>{line}</Name>
          </li>
        ))}
      </ul>
    </>
  );
}

function Figures({ cells, t }: { cells: DigestCell[]; t: Texts }) {
  return (
    <>
      <Heading>{t.figures}</Heading>
      {cells.map((cell, index) => (
        <BandTable key={index} cell={cell} t={t} />
      ))}
    </>
  );
}

function FactorName({ children }: { children: string }) {
  return (
    <p className="text" style={look.factor}>
      <Name>{children}</Name>
    </p>
  );
}

/** The last line of a block, which ends where its edge does. */
function Last({ children }: { children: string }) {
  return (
    <p className="quiet" style={look.last}>
      {children}
    </p>
  );
}

const look = {
  factor: { ...styles.paragraph, fontWeight: 600, margin: 0 },
  signs: { ...styles.paragraph, margin: "0 0 4px" },
  last: { ...styles.quiet, margin: 0 },
  step: { ...styles.paragraph, fontWeight: 600, margin: "0 0 4px" },
  label: { color: light.accent, fontWeight: 600 },
  questions: { ...styles.paragraph, margin: "0 0 10px", padding: "0 0 0 24px" },
  question: { margin: "0 0 6px" },
} satisfies Record<string, CSSProperties>;
