import type { Band, Digest, DigestCell, NextStep, Signal } from "./digest.tsx";
import { type DigestWords, lookAt, signsOf } from "./digest-words.ts";
import { heading, link, plainText, smallPrint, wrapped } from "./plain-text.ts";

type Texts = DigestWords["t"];

/** The digest for those who read plain text; written to be read from top to bottom. */
export function digestText(digest: Digest, words: DigestWords): string {
  const { t, flagged } = words;
  const { cells, nextStep, unsubscribeLink } = digest;
  return plainText(
    heading(words.title, "="),
    wrapped(words.summary),
    words.second && wrapped(words.second),
    ...cells.flatMap((cell) => cellBlocks(cell, flagged, t)),
    flagged && wrapped(t.notAProof),
    ...(nextStep ? stepBlocks(nextStep, words) : []),
    ...words.groupsChanged.map((sentence) => wrapped(sentence)),
    ...(digest.training ? trainingBlocks(digest.training, words.training) : []),
    digest.broughtUp && link(t.broughtUp, digest.broughtUp),
    link(`${t.open}:`, digest.link),
    ...(flagged ? [heading(t.figures), ...cells.map((cell) => bandsOf(cell, t))] : []),
    digest.withheld && wrapped(t.withheld),
    smallPrint(wrapped(t.because), unsubscribeLink && link(t.unsubscribe, unsubscribeLink)),
  );
}

function cellBlocks(cell: DigestCell, flagged: boolean, t: Texts): string[] {
  const signals = lookAt(cell);
  if (!flagged && !cell.protect) return [];
  return [
    heading(cell.name),
    ...(cell.protect
      ? [`${wrapped(`${t.protect}: ${cell.protect.name}`)}\n${wrapped(t.protectWhy, INDENT)}`]
      : []),
    ...(flagged && signals.length === 0 ? [wrapped(t.nothingHere)] : []),
    ...signals.map((signal) => signalBlock(signal, t)),
  ];
}

function signalBlock(signal: Signal, t: Texts) {
  return [
    wrapped(`${t.look}: ${signal.factorName}`),
    wrapped(signsOf(signal, t), INDENT),
    wrapped(signal.reason, INDENT),
  ].join("\n");
}

function stepBlocks(step: NextStep, { t, training }: DigestWords): string[] {
  const about = step.cellName
    ? t.aboutIn(step.factorName, step.cellName)
    : t.about(step.factorName);
  return [
    `${heading(t.nextStep)}\n${wrapped(about)}`,
    wrapped(step.text),
    ...(step.structural ? [wrapped(t.structural)] : []),
    wrapped(`${t.talk}. ${t.talkHow}`),
    step.questions
      .map((question, index) => wrapped(question, `  ${index + 1}. `, "     "))
      .join("\n"),
    wrapped(`${t.avoid}: ${step.avoid}`),
    ...(step.module
      ? [
          link(
            `${training.fitting} ${training.module(step.module.title, step.module.minutes)}`,
            step.module.link,
          ),
        ]
      : []),
  ];
}

function trainingBlocks(
  { overdue, due, offered }: NonNullable<Digest["training"]>,
  t: DigestWords["training"],
): string[] {
  const lines = (title: string, all: string[]) =>
    all.length > 0
      ? [[wrapped(`${title}:`), ...all.map((one) => wrapped(one, "  - ", "    "))].join("\n")]
      : [];
  return [
    heading(t.heading),
    ...lines(t.overdue, overdue),
    ...lines(t.due, due),
    ...(offered ? [wrapped(offered)] : []),
  ];
}

/** The factors by band, which reads faster than a table drawn with letters. */
function bandsOf(cell: DigestCell, t: Texts) {
  const namesIn = (band: Band | null) =>
    cell.factors.filter((factor) => factor.band === band).map(({ name }) => name);
  const row = (word: string, names: string[]) =>
    names.length > 0 ? [wrapped(names.join("; "), `${INDENT}${word}: `, `${INDENT}${INDENT}`)] : [];
  return [
    wrapped(cell.name),
    ...(cell.participation ? [wrapped(t.participation[cell.participation], INDENT)] : []),
    ...row(t.bands.drains, namesIn("drains")),
    ...row(t.bands.mixed, namesIn("mixed")),
    ...row(t.bands.nourishes, namesIn("nourishes")),
    ...row(t.notShown, namesIn(null)),
  ].join("\n");
}

const INDENT = "  ";
