import type { Language } from "#app/i18n/messages.ts";
import type { Band, Digest, DigestCell, NextStep, Signal } from "./digest.tsx";
import type { Mail } from "./frame.tsx";
import type { DigestLink } from "./digest-link.tsx";
import type { Invitation } from "./invitation.tsx";
import type { Reminder } from "./reminder.tsx";
import type { Training } from "./training.tsx";
import type { SignIn } from "./sign-in.tsx";
import type { FailedClose } from "./failed-close.tsx";
import type { LeftOut } from "./left-out.tsx";
import type { TalkRequest } from "./talk-request.tsx";
import type { TestMail } from "./test-mail.tsx";

export interface Sample {
  name: string;
  language: Language;
  make: () => Promise<Mail>;
}

/** One of every mail in every state worth looking at, in both languages; from Nordlys IPS. */
export function samples(): Sample[] {
  return (["en", "nb"] as const).flatMap((language) => [
    { name: "sign-in", language, make: () => signIn(signInSample(language)) },
    { name: "invitation", language, make: () => invitation(invitationSample(language)) },
    ...Object.entries(reminderSamples(language)).map(([name, sample]) => ({
      name: `reminder-${name}`,
      language,
      make: () => reminder(sample),
    })),
    ...Object.entries(trainingSamples(language)).map(([name, sample]) => ({
      name: `training-${name}`,
      language,
      make: () => training(sample),
    })),
    { name: "digest-link", language, make: () => digestLink(digestLinkSample(language)) },
    { name: "failed-close", language, make: () => failedClose(failedCloseSample(language)) },
    { name: "left-out", language, make: () => leftOut(leftOutSample(language)) },
    { name: "talk-request", language, make: () => talkRequest(talkRequestSample(language)) },
    { name: "test-mail", language, make: () => testMail(testMailSample(language)) },
    ...Object.entries(digestSamples(language)).map(([name, sample]) => ({
      name: `digest-${name}`,
      language,
      make: () => digest(sample),
    })),
  ]);
}

export function signInSample(language: Language): SignIn {
  return { language, link: `${ORIGIN}/sign-in/4tW9cXq2LbN7`, code: "418302" };
}

export function invitationSample(language: Language): Invitation {
  return {
    language,
    timeZone: "Europe/Oslo",
    survey: language === "nb" ? "Månedlig puls" : "Monthly pulse",
    period: "2027-03",
    minutes: 2,
    closesAt: "2027-03-17T19:00:00Z",
    smallestGroup: 5,
    link: `${ORIGIN}/invitations/Zk3vR8mPq1sYw6Hd`,
    pauseLink: `${ORIGIN}/settings`,
    unsubscribeLink: `${ORIGIN}/unsubscribe/u7Jf0aTe`,
  };
}

/** Three days after the opening, on the last day, and where two waves are open. */
export function reminderSamples(language: Language) {
  const { timeZone, smallestGroup, pauseLink, unsubscribeLink, ...pulse } =
    invitationSample(language);
  const alliance = {
    ...pulse,
    survey: language === "nb" ? "Samarbeid, slik jobbspesialisten ser det" : "Working alliance",
    closesAt: "2027-03-24T19:00:00Z",
    link: `${ORIGIN}/invitations/aV5kQm2xLr8Tn0Bz`,
  };
  const base = { language, timeZone, smallestGroup, pauseLink, unsubscribeLink };
  return {
    open: { ...base, waves: [{ ...pulse, closesToday: false }] },
    "last-day": { ...base, waves: [{ ...pulse, closesToday: true }] },
    several: {
      ...base,
      waves: [
        { ...pulse, closesToday: true },
        { ...alliance, closesToday: false },
      ],
    },
    "with-module": {
      ...base,
      waves: [{ ...pulse, closesToday: false }],
      training: trainingSamples(language).new,
    },
  } satisfies Record<string, Reminder>;
}

/** A module that was just assigned, and several of which one is overdue. */
export function trainingSamples(language: Language) {
  const nb = language === "nb";
  const workplace = {
    title: nb ? "Å lese en arbeidsplass" : "Reading a workplace",
    minutes: 8,
    mandatory: true,
    dueOn: "2027-03-15",
    link: `${ORIGIN}/modules/m05`,
  };
  const boundaries = {
    title: nb ? "Grenser som holder" : "Boundaries that hold",
    minutes: 7,
    mandatory: false,
    dueOn: null,
    link: `${ORIGIN}/modules/m14`,
  };
  const { unsubscribeLink } = invitationSample(language);
  const base = { language, unsubscribeLink };
  return {
    new: { ...base, today: "2027-03-02", modules: [workplace] },
    several: { ...base, today: "2027-03-16", modules: [workplace, boundaries] },
  } satisfies Record<string, Training>;
}

export function digestLinkSample(language: Language): DigestLink {
  const { period, link, unsubscribeLink } = digestSamples(language).quiet;
  return { language, period, link, unsubscribeLink };
}

export function failedCloseSample(language: Language): FailedClose {
  const { survey, period } = invitationSample(language);
  return { language, survey, period, link: `${ORIGIN}/waves` };
}

export function leftOutSample(language: Language): LeftOut {
  const { survey } = invitationSample(language);
  const link = `${ORIGIN}/series/monthly-pulse`;
  return { language, survey, periods: ["2027-02", "2027-03"], link };
}

export function talkRequestSample(language: Language): TalkRequest {
  return { language, link: `${ORIGIN}/shares` };
}

export function testMailSample(language: Language): TestMail {
  return { language, link: `${ORIGIN}/mail-queue` };
}

/** The states a digest can be in, by a short name. */
export function digestSamples(language: Language) {
  const say = (en: string, nb: string) => (language === "nb" ? nb : en);
  const alta = say("Alta and Hammerfest", "Alta og Hammerfest");
  const base = {
    language,
    period: "2027-03",
    link: `${ORIGIN}/digests/monthly-pulse/2027-03`,
    unsubscribeLink: `${ORIGIN}/unsubscribe/p2Lw9xVb`,
    withheld: false,
    nextStep: null,
  };
  return {
    quiet: { ...base, cells: [cell(language, alta, "nearly-all", QUIET, PEERS, [])] },
    "quiet-withheld": {
      ...base,
      withheld: true,
      cells: [cell(language, alta, "under-half", PARTLY, null, [])],
    },
    "one-signal": {
      ...base,
      cells: [cell(language, alta, "half-or-more", DRAINED, PEERS, [systems(language)])],
      broughtUp: `${ORIGIN}/shares`,
      nextStep: systemsStep(language),
    },
    "two-cells": {
      ...base,
      withheld: true,
      cells: [
        cell(language, alta, "nearly-all", DRAINED, PEERS, [systems(language), meaning(language)]),
        cell(language, "Vadsø", undefined, PARTLY, MEANING, [supervision(language)]),
      ],
      nextStep: { ...systemsStep(language), cellName: alta },
      training: {
        overdue: [
          language === "nb"
            ? "Solveig Aas: Å lese en arbeidsplass (15. mars 2027)"
            : "Solveig Aas: Reading a workplace (15 March 2027)",
        ],
        due: [],
        offered:
          language === "nb"
            ? "Av det som er tilbud, er mindre enn halvparten tatt. Hvem som tar det, er den enkeltes sak."
            : "Of what is offered, less than half has been taken. Who takes it is nobody’s business.",
      },
    },
    "group-changed": {
      ...base,
      cells: [cell(language, alta, "nearly-all", QUIET, PEERS, [])],
      groupsChanged: [
        { cell: "Vadsø", factorNames: [nameOf(SUPERVISION, language), nameOf(SYSTEMS, language)] },
      ],
    },
    "nothing-to-show": { ...base, withheld: true, cells: [] },
  } satisfies Record<string, Digest>;
}

async function signIn(sample: SignIn) {
  return (await import("./sign-in.tsx")).signInMail(sample);
}

async function invitation(sample: Invitation) {
  return (await import("./invitation.tsx")).invitationMail(sample);
}

async function reminder(sample: Reminder) {
  return (await import("./reminder.tsx")).reminderMail(sample);
}

async function training(sample: Training) {
  return (await import("./training.tsx")).trainingMail(sample);
}

async function digestLink(sample: DigestLink) {
  return (await import("./digest-link.tsx")).digestLinkMail(sample);
}

async function failedClose(sample: FailedClose) {
  return (await import("./failed-close.tsx")).failedCloseMail(sample);
}

async function leftOut(sample: LeftOut) {
  return (await import("./left-out.tsx")).leftOutMail(sample);
}

async function talkRequest(sample: TalkRequest) {
  return (await import("./talk-request.tsx")).talkRequestMail(sample);
}

async function testMail(sample: TestMail) {
  return (await import("./test-mail.tsx")).testMail(sample);
}

async function digest(sample: Digest) {
  return (await import("./digest.tsx")).digestMail(sample);
}

function cell(
  language: Language,
  name: string,
  participation: DigestCell["participation"],
  bands: string,
  protect: number | null,
  signals: Signal[],
): DigestCell {
  const names = FACTORS.map(([en, nb]) => (language === "nb" ? nb : en));
  return {
    name,
    participation,
    protect: protect === null ? null : { name: names[protect] ?? "" },
    signals,
    factors: names.map((factor, index) => ({
      name: factor,
      band: BANDS[bands[index] ?? ""] ?? null,
    })),
  };
}

function systems(language: Language): Signal {
  return {
    factorName: nameOf(SYSTEMS, language),
    direction: "drains",
    grade: "clear",
    waves: 2,
    reason:
      language === "nb"
        ? "Under det som er vanlig for dem i gruppen, to runder på rad. Minst fem har svart, og det ville stått seg uansett hva én av dem hadde svart. Av tegn som er så tydelige som dette, er omtrent sju av ti reelle."
        : "Below your members’ own usual, two waves running; at least five people’s answers are in it; it would stand whatever any one of them had answered. Of signs as clear as this about seven in ten are real.",
  };
}

function meaning(language: Language): Signal {
  return {
    factorName: nameOf(MEANING, language),
    direction: "nourishes-less",
    grade: "worth-asking",
    waves: 1,
    reason:
      language === "nb"
        ? "Under det som er vanlig for dem i gruppen, i denne runden. Minst fem har svart, og det ville stått seg uansett hva én av dem hadde svart. Av tegn som er så tydelige som dette, er omtrent fire av ti reelle."
        : "Below your members’ own usual, in this wave; at least five people’s answers are in it; it would stand whatever any one of them had answered. Of signs as clear as this about four in ten are real.",
  };
}

function supervision(language: Language): Signal {
  return {
    factorName: nameOf(SUPERVISION, language),
    direction: "persistently-drains",
    grade: "clear",
    waves: 6,
    reason:
      language === "nb"
        ? "Har tappet lenge, meldt seks runder på rad. Minst fem har svart, og det ville stått seg uansett hva én av dem hadde svart."
        : "In the draining range for a long time, told six waves running; at least five people’s answers are in it; it would stand whatever any one of them had answered.",
  };
}

function systemsStep(language: Language): NextStep {
  if (language === "nb") {
    return {
      factorName: nameOf(SYSTEMS, language),
      text: "Ta én konkret hindring med til begge lederne, med en dato.",
      questions: [
        "Hvor var det regelverkene stoppet deg sist, og hva prøvde du å få til?",
        "Hvem i Nav og hvem i klinikken kunne ha avgjort det, og visste de om det?",
        "Hvilken hindring bør jeg ta med til begge lederne først?",
      ],
      avoid: "Ikke be om mer tålmodighet eller en privat omvei.",
      structural: true,
    };
  }
  return {
    factorName: nameOf(SYSTEMS, language),
    text: "Take one named obstacle to both leaders, with a date.",
    questions: [
      "Where did the two sets of rules last stop you, and what were you trying to get done?",
      "Who in NAV and who in the clinic could have decided it, and did they know about it?",
      "Which one obstacle should I take to both leaders first?",
    ],
    avoid: "Do not ask for more patience or a private way round.",
    structural: true,
  };
}

function nameOf(factor: number, language: Language) {
  const [en, nb] = FACTORS[factor] ?? ["", ""];
  return language === "nb" ? nb : en;
}

const ORIGIN = "https://tilsig.nordlys.example";

const FACTORS: [en: string, nb: string][] = [
  ["Role and expectations", "Rolle og forventninger"],
  ["Between NAV and health", "Mellom Nav og helse"],
  ["Place in the treatment team", "Plass i behandlingsteamet"],
  ["Method supervision", "Metodeveiledning"],
  ["Leader support", "Lederstøtte og forankring"],
  ["Colleagues", "Kollegafellesskap"],
  ["Workload and time", "Arbeidsmengde og tid"],
  ["Emotional demands", "Følelsesmessige krav"],
  ["Working with clients", "Samarbeidet med deltakerne"],
  ["Employers", "Arbeidsgivere og jobbutvikling"],
  ["Mastery and training", "Mestring og opplæring"],
  ["Latitude and targets", "Handlingsrom og resultatkrav"],
  ["Meaning and visible results", "Mening og synlige resultater"],
  ["Recognition, pay and future", "Anerkjennelse, lønn og framtid"],
  ["Travel, tools, practicalities", "Reise, verktøy og praktiske rammer"],
];
const SYSTEMS = 1;
const SUPERVISION = 3;
const PEERS = 5;
const MEANING = 12;

/** A letter a factor: drains, mixed, nourishes, and a dot where it is withheld. */
const BANDS: Record<string, Band> = { d: "drains", m: "mixed", n: "nourishes" };
const QUIET = "mmmnmnmmnmmmnmm";
const DRAINED = "mdmnmnmmnmmdmmm";
const PARTLY = "m.dd.m.mnm.mn.m";
