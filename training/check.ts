import { locales, type Bilingual, type Locale } from "#surveys/bilingual.ts";
import { partsOf, questionsOf, type ModuleDefinition, type QuizQuestion } from "./definition.ts";
import type { Fault, Place } from "./faults.ts";
import { linksOf, sectionsOf, wordsIn } from "./markdown.ts";

/** What a module is held to: six to ten minutes, three to six screens, two or three questions. */
export const bounds = {
  minutes: { least: 6, most: 10 },
  screens: { least: 3, most: 6 },
  questions: { least: 2, most: 3 },
  options: { least: 3, most: 5 },
  wordsOnAScreen: 300,
} as const;

/** Words that a tired reader takes in a minute with a thought here and there, and minutes for a question. */
const pace = { wordsAMinute: 130, minutesAQuestion: 0.5 } as const;

/**
 * Everything that keeps a module from being published, in the order in which it is read; empty when
 * it may be. `factors` are the ids there are.
 */
export function faultsOf(module: ModuleDefinition, factors: readonly string[]): Fault[] {
  return [
    ...factFaults(module, factors),
    ...locales.flatMap((language) => textFaults(module, language)),
    ...pairFaults(module),
    ...lengthFaults(module),
    ...quizFaults(module),
  ];
}

/** Minutes that reading the longer language and answering the questions take, at a calm pace. */
export function reckonedMinutes(module: ModuleDefinition): number {
  const words = locales.map((language) =>
    partsOf(module, language).screens.reduce(
      (sum, { heading, markdown }) => sum + wordsIn(heading) + wordsIn(markdown),
      0,
    ),
  );
  const reading = Math.max(...words) / pace.wordsAMinute;
  return Math.round(reading + questionsOf(module).length * pace.minutesAQuestion);
}

function factFaults(
  { factors: named, sources, minutes }: ModuleDefinition,
  factors: readonly string[],
): Fault[] {
  const at: Place = { part: "facts" };
  const faults: Fault[] = [];
  const { least, most } = bounds.minutes;
  if (minutes < least || minutes > most)
    faults.push(
      fault(
        at,
        `${minutes} minutes: a module takes ${least} to ${most}; shorten or divide it.`,
        `${minutes} minutter: En modul tar ${least} til ${most}. Kort den ned eller del den.`,
      ),
    );
  if (named.length === 0)
    faults.push(
      fault(
        at,
        "No factor is chosen; choose what the module answers.",
        "Ingen forhold er valgt. Velg hva modulen svarer på.",
      ),
    );
  for (const id of named === "all" ? [] : named)
    if (!factors.includes(id))
      faults.push(
        fault(
          at,
          `There is no factor ${id}; choose another.`,
          `Forholdet ${id} finnes ikke. Velg et annet.`,
        ),
      );
  if (sources.every((source) => source.trim() === ""))
    faults.push(
      fault(
        at,
        "No source is named; say where the contents come from.",
        "Ingen kilde er oppgitt. Si hvor innholdet kommer fra.",
      ),
    );
  return faults;
}

function textFaults(module: ModuleDefinition, language: Locale): Fault[] {
  const { title, task } = module.texts[language];
  const { screens, jobAid } = partsOf(module, language);
  const faults: Fault[] = [];
  if (title.trim() === "") faults.push(missing({ part: "title", language }));
  if (/[<>{}]/.test(title))
    faults.push(
      fault(
        { part: "title", language },
        "It holds one of < > { }; write it in plain words.",
        "Den inneholder et av tegnene < > { }. Skriv den med vanlige ord.",
      ),
    );
  if (task.trim() === "") faults.push(missing({ part: "task", language }));
  if (screens.length === 0) faults.push(missing({ part: "screens", language }));
  else faults.push(...countFaults(screens.length, language));
  screens.forEach(({ level, heading, markdown }, index) => {
    const at: Place = { part: "screen", language, number: index + 1 };
    if (level !== 2 || heading === "")
      faults.push(
        fault(
          at,
          "It does not begin with a heading; begin it with ## and a few words.",
          "Den begynner ikke med en overskrift. Begynn med ## og noen få ord.",
        ),
      );
    const words = wordsIn(markdown);
    if (words > bounds.wordsOnAScreen)
      faults.push(
        fault(
          at,
          `${words} words; divide it with a rule (---) or shorten it to ${bounds.wordsOnAScreen}.`,
          `${words} ord. Del den med en linje (---) eller kort den ned til ${bounds.wordsOnAScreen}.`,
        ),
      );
    faults.push(...linkFaults(markdown, at));
  });
  const aid: Place = { part: "job-aid", language };
  if (!jobAid || jobAid.markdown === "") faults.push(missing(aid));
  else faults.push(...linkFaults(jobAid.markdown, aid));
  const last = sectionsOf(module.texts[language].body).map(({ level }) => level === 1);
  if (last.slice(0, -1).includes(true))
    faults.push(
      fault(
        aid,
        "Only the last part may begin with #; begin the others with ##.",
        "Bare den siste delen kan begynne med #. Begynn de andre med ##.",
      ),
    );
  return faults;
}

function countFaults(screens: number, language: Locale): Fault[] {
  const { least, most } = bounds.screens;
  if (screens >= least && screens <= most) return [];
  return [
    fault(
      { part: "screens", language },
      `${screens} screens; a module has ${least} to ${most}. A rule (---) divides them.`,
      `${screens} skjermer. En modul har ${least} til ${most}. En linje (---) skiller dem.`,
    ),
  ];
}

/** Whoever changes the language half-way goes on at the same screen. */
function pairFaults(module: ModuleDefinition): Fault[] {
  const [en, nb] = [partsOf(module, "en").screens.length, partsOf(module, "nb").screens.length];
  if (en === nb || en === 0 || nb === 0) return [];
  return [
    fault(
      { part: "screens", language: "nb" },
      `${nb} screens, and ${en} in English; divide both alike.`,
      `${nb} skjermer, og ${en} på engelsk. Del begge likt.`,
    ),
  ];
}

function linkFaults(markdown: string, at: Place): Fault[] {
  return linksOf(markdown).flatMap(({ text, target }) => {
    if (leadsSomewhere(target)) return [];
    const shown = target === "" ? text : target;
    return [
      fault(
        at,
        `The link “${shown}” leads nowhere; write an address that begins with https:// or mailto:.`,
        `Lenken «${shown}» leder ingen steder. Skriv en adresse som begynner med https:// eller mailto:.`,
      ),
    ];
  });
}

/** Whether an address can lead anywhere outside this machine; nothing is asked over the network. */
function leadsSomewhere(target: string): boolean {
  if (/^mailto:[^@\s]+@[^@\s]+\.[^@\s]+$/i.test(target)) return true;
  if (!URL.canParse(target)) return false;
  const { protocol, hostname } = new URL(target);
  // A number names a machine, such as this one, and no page that stays where it is.
  const reserved = /(^|\.)(example(\.(com|net|org))?|invalid|test|localhost|\d+)$/;
  return protocol === "https:" && hostname.includes(".") && !reserved.test(hostname);
}

function lengthFaults(module: ModuleDefinition): Fault[] {
  const reckoned = reckonedMinutes(module);
  if (Math.abs(reckoned - module.minutes) <= 2) return [];
  return [
    fault(
      { part: "facts" },
      `It says ${module.minutes} minutes; reading and answering take about ${reckoned}. Change the text or the minutes.`,
      `Det står ${module.minutes} minutter; å lese og svare tar omtrent ${reckoned}. Endre teksten eller minuttene.`,
    ),
  ];
}

function quizFaults(module: ModuleDefinition): Fault[] {
  const questions = questionsOf(module);
  const { least, most } = bounds.questions;
  const faults: Fault[] = [];
  if (questions.length < least || questions.length > most)
    faults.push(
      fault(
        { part: "quiz" },
        `${questions.length} questions; a module has ${least} or ${most}.`,
        `${questions.length} spørsmål. En modul har ${least} eller ${most}.`,
      ),
    );
  const { passMark } = module.quiz;
  if (passMark < 1 || passMark > questions.length)
    faults.push(
      fault(
        { part: "quiz" },
        `The pass mark is ${passMark}; it must lie between 1 and the number of questions.`,
        `Bestått er satt til ${passMark}. Det må være mellom 1 og antall spørsmål.`,
      ),
    );
  if (new Set(questions.map(({ name }) => name)).size < questions.length)
    faults.push(
      fault(
        { part: "quiz" },
        "Two questions have the same name; give each its own.",
        "To spørsmål har samme navn. Gi hvert sitt eget.",
      ),
    );
  return [
    ...faults,
    ...questions.flatMap((question, index) => questionFaults(question, index + 1)),
  ];
}

function questionFaults(
  { type, title, choices, correctAnswer }: QuizQuestion,
  number: number,
): Fault[] {
  const at: Place = { part: "question", number };
  const faults = inBoth(title, at, wordsMissing.question);
  const { least, most } = bounds.options;
  if (choices.length < least || choices.length > most)
    faults.push(
      fault(
        at,
        `${choices.length} options; offer ${least} to ${most}.`,
        `${choices.length} svaralternativer. Gi ${least} til ${most}.`,
      ),
    );
  const right = [correctAnswer].flat();
  const offered = choices.map(({ value }) => value);
  if (new Set(offered).size < offered.length)
    faults.push(
      fault(at, "Two options have the same letter.", "To svaralternativer har samme bokstav."),
    );
  if (right.filter((value) => value !== "").length === 0)
    faults.push(
      fault(
        at,
        "No option is marked as right; mark one.",
        "Ingen svaralternativer er merket som riktige. Merk ett.",
      ),
    );
  else if (new Set(right).size < right.length)
    faults.push(
      fault(
        at,
        "An option is named twice as right; name it once.",
        "Et svaralternativ er nevnt to ganger som riktig. Nevn det én gang.",
      ),
    );
  else if (right.some((value) => !offered.includes(value)))
    faults.push(
      fault(
        at,
        "What is marked as right is none of the options; mark one of them.",
        "Det som er merket som riktig, er ikke et av alternativene. Merk et av dem.",
      ),
    );
  else if (type === "radiogroup" && (Array.isArray(correctAnswer) || right.length !== 1))
    faults.push(
      fault(
        at,
        "Several options are marked as right where one can be chosen; let several be chosen, or mark one.",
        "Flere alternativer er merket som riktige, men bare ett kan velges. La flere kunne velges, eller merk ett.",
      ),
    );
  else if (type === "checkbox" && !Array.isArray(correctAnswer))
    faults.push(
      fault(
        at,
        "Where several can be chosen, the right ones are a list.",
        "Der flere kan velges, er de riktige en liste.",
      ),
    );
  choices.forEach((choice, index) => {
    const option: Place = { part: "question", number, option: index + 1 };
    faults.push(
      ...inBoth(choice.text, option, wordsMissing.option),
      ...inBoth(choice.feedback, option, wordsMissing.feedback),
    );
  });
  return faults;
}

/** What a question or an option may lack, as the sentence's object in both languages. */
const wordsMissing = {
  question: { en: "The question", nb: "Spørsmålet" },
  option: { en: "The option", nb: "Alternativet" },
  feedback: { en: "The feedback", nb: "Tilbakemeldingen" },
};

function inBoth(text: Bilingual, place: Place, what: Bilingual): Fault[] {
  const names = { en: { en: "English", nb: "engelsk" }, nb: { en: "bokmål", nb: "bokmål" } };
  return locales
    .filter((language) => text[language].trim() === "")
    .map((language) =>
      fault(
        place,
        `${what.en} is missing in ${names[language].en}; write it.`,
        `${what.nb} mangler på ${names[language].nb}. Skriv det.`,
      ),
    );
}

function missing(place: Place): Fault {
  return fault(place, "It is missing; write it.", "Mangler. Skriv det som skal stå her.");
}

function fault(place: Place, en: string, nb: string): Fault {
  return { place, says: { en, nb } };
}
