import { type MouseEvent, useEffect, useRef, useState } from "react";
import {
  type LocalizableString,
  Model,
  Question,
  settings,
  setupLocale,
  surveyLocalization,
  SvgRegistry,
} from "survey-core";
import "survey-core/i18n/norwegian";
import "survey-core/survey-core.fontless.min.css";
import { ReactElementFactory, Survey } from "survey-react-ui";
import type { Locale } from "#surveys/bilingual.ts";
import type { SurveyDefinition } from "#surveys/definition.ts";
import type { Answer, Answers } from "#surveys/scoring.ts";
import type { Draft, Tap } from "#app/ui/kept/kept-response.ts";
import { Poles } from "./poles.tsx";
import { surveyFormWords, type SurveyFormWords } from "./words.ts";
import "./survey-js-form.css";

export interface SurveyJsFormProps {
  survey: SurveyDefinition;
  locale: Locale;
  answers?: Readonly<Answers>;
  /** What was begun on this device. */
  draft: Draft | undefined;
  /** Whether that was begun and not sent. */
  isBegun: boolean;
  words: SurveyFormWords;
  onTap: (tap: Tap) => void;
  onBeginAgain: () => void;
  onSend: (answers: Answers) => Promise<void>;
}

/** The survey in SurveyJS: one question a screen, each tap told, one press at the end. */
export function SurveyJsForm(props: SurveyJsFormProps) {
  const { survey, locale, answers, onTap, onBeginAgain, onSend, words } = props;
  const [isFilledIn, setFilledIn] = useState(props.isBegun);
  const [model, setModel] = useState(() => surveyModel(survey, locale, answers, props.draft));
  const { page, answered, reached, complete } = useProgress(model);
  const [sending, setSending] = useState(false);
  const pending = useRef(false);

  useEffect(() => {
    const touched: Answers = {};
    const tell = () => onTap({ standing: model.data, touched, page: model.currentPageNo });
    const tap = (_: Model, { name, value }: { name: string; value: Answer }) => {
      touched[name] = value;
      tell();
    };
    model.onValueChanged.add(tap);
    model.onCurrentPageChanged.add(tell);
    return () => {
      model.onValueChanged.remove(tap);
      model.onCurrentPageChanged.remove(tell);
    };
  }, [model, onTap]);

  function startAgain() {
    onBeginAgain();
    setFilledIn(false);
    setModel(surveyModel(survey, locale, answers, undefined));
  }

  async function send() {
    if (pending.current) return;
    pending.current = true;
    setSending(true);
    try {
      await onSend(answersIn(survey, model.data));
    } finally {
      pending.current = false;
      setSending(false);
    }
  }

  const last = page === survey.pages.length - 1;
  return (
    <div className="survey-js-form">
      <div className="survey-js-form__progress">
        <p role="status">
          <span>{words.questionOf(page + 1, survey.pages.length)}</span>{" "}
          <small>{words.left(minutesFor(survey.pages.length - page))}</small>
        </p>
        <progress aria-label={words.progress} max={survey.pages.length} value={page + 1} />
      </div>
      <div
        onClickCapture={(click) => {
          if (isLeftover(click, model)) ignore(click);
          else if (isChosenAgain(click, model)) goOnAsAfterAnAnswer(model);
        }}
      >
        <Survey model={model} />
      </div>
      <div className="survey-js-form__steps">
        {page > 0 && (
          <button
            className="ds-button"
            data-variant="secondary"
            type="button"
            onClick={() => model.prevPage()}
          >
            {words.back}
          </button>
        )}
        {last ? (
          <button className="ds-button" type="button" aria-busy={sending} onClick={send}>
            {sending ? words.sending : words.send}
          </button>
        ) : (
          <button
            className="ds-button"
            data-variant={answered ? undefined : "tertiary"}
            type="button"
            // A press of a key (detail 0) is never a leftover: only a tap goes on by itself.
            onClick={({ detail }) => (detail === 0 || isSteady(model)) && model.nextPage()}
          >
            {answered ? words.next : words.skip}
          </button>
        )}
      </div>
      {page < reached && (
        <button
          className="ds-button survey-js-form__go-on"
          data-variant="secondary"
          type="button"
          onClick={() => show(model, reached)}
        >
          {complete ? words.toTheEnd : words.goOn(reached + 1)}
        </button>
      )}
      {reached > 0 && (
        <Chosen
          key={page}
          survey={survey}
          locale={locale}
          words={words}
          answers={model.data}
          pages={survey.pages.slice(0, reached + 1).flatMap((_, at) => (at === page ? [] : [at]))}
          onOpen={(at) => show(model, at)}
        />
      )}
      {isFilledIn && (
        <p className="ds-paragraph survey-js-form__draft">
          {words.draftFound}{" "}
          <button className="ds-button" data-variant="tertiary" type="button" onClick={startAgain}>
            {words.draftDelete}
          </button>
        </p>
      )}
    </div>
  );
}

function show(model: Model, page: number): void {
  model.currentPageNo = page;
}

interface ChosenProps extends Pick<SurveyJsFormProps, "survey" | "locale" | "words"> {
  answers: Readonly<Answers>;
  /** Those that have been shown, but for the one that shows. */
  pages: readonly number[];
  onOpen: (page: number) => void;
}

/** The way to any earlier question, with what was chosen there. */
function Chosen({ survey, locale, words, answers, pages, onOpen }: ChosenProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className="survey-js-form__chosen"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{words.chosen}</summary>
      <ul>
        {(isOpen ? pages : []).map((page) => {
          const question = survey.pages[page]?.elements[0];
          const choice = question?.choices.find(({ value }) => value === answers[question.name]);
          return (
            <li key={page}>
              <button type="button" onClick={() => onOpen(page)}>
                {question?.title[locale]} <b>{choice?.text[locale] ?? words.unanswered}</b>
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** Whole minutes for so many questions; people take seven seconds for one. */
function minutesFor(questions: number): number {
  return Math.round((questions * 7) / 60);
}

/** When a model's newest answer was given; `performance.now()`. */
const answeredAt = new WeakMap<Model, number>();

/** When a model's page came that shows; `performance.now()`. */
const shownAt = new WeakMap<Model, number>();

/**
 * Whether the screen has come to rest: just after a tap on an answer it goes on by itself, and a tap
 * on "Next" meant for it would pass over a question nobody has seen.
 */
function isSteady(model: Model): boolean {
  return performance.now() - (answeredAt.get(model) ?? -Infinity) > settings.autoAdvanceDelay + 300;
}

/**
 * Whether a tap is the second of a double tap: the screen has gone on meanwhile, and it would answer a
 * question that nobody has read. A press of a key (detail 0) never is.
 */
function isLeftover({ detail }: MouseEvent, model: Model): boolean {
  const answered = answeredAt.get(model) ?? -Infinity;
  const hasGoneOn = (shownAt.get(model) ?? -Infinity) > answered;
  return detail > 0 && hasGoneOn && performance.now() - answered < settings.autoAdvanceDelay + 120;
}

/** Whether a tap is on the answer that stands already: nothing changes, and yet it means "go on". */
function isChosenAgain({ detail, target }: MouseEvent, model: Model): boolean {
  if (detail === 0 || !(target instanceof Element) || !isSteady(model)) return false;
  const row = target.closest("label");
  const radio = row?.querySelector<HTMLInputElement>("input[type=radio]");
  const question = model.currentPage?.questions[0];
  if (!radio || !question || question.isEmpty()) return false;
  return radio.value === String(question.value);
}

/** After the same moment as a new answer, so that the second of a double tap is known here too. */
function goOnAsAfterAnAnswer(model: Model): void {
  const page = model.currentPageNo;
  answeredAt.set(model, performance.now());
  setTimeout(() => model.currentPageNo === page && model.nextPage(), settings.autoAdvanceDelay);
}

function ignore(click: MouseEvent): void {
  click.preventDefault();
  click.stopPropagation();
}

interface Progress {
  /** The page that shows, from 0. */
  page: number;
  /** Whether what shows has an answer. */
  answered: boolean;
  /** The furthest page that has shown. */
  reached: number;
  /** Whether every question has an answer. */
  complete: boolean;
}

function useProgress(model: Model): Progress {
  const [progress, setProgress] = useState(() => progressOf(model));
  useEffect(() => {
    const follow = () =>
      setProgress((before) => {
        const now = progressOf(model);
        return {
          ...now,
          reached: Math.max(now.reached, before.model === model ? before.reached : 0),
        };
      });
    follow();
    model.onCurrentPageChanged.add(follow);
    model.onValueChanged.add(follow);
    return () => {
      model.onCurrentPageChanged.remove(follow);
      model.onValueChanged.remove(follow);
    };
  }, [model]);
  return progress;
}

function progressOf(model: Model) {
  const question = model.currentPage?.questions[0];
  const answered = model.visiblePages.findLastIndex(({ questions: [each] }) => !each?.isEmpty());
  return {
    model,
    page: model.currentPageNo,
    answered: question ? !question.isEmpty() : false,
    reached: Math.max(model.currentPageNo, answered),
    complete: model.visiblePages.every(({ questions: [each] }) => !each?.isEmpty()),
  };
}

/** SurveyJS's model of a survey that passed our allow-list; it shows texts as text and runs nothing. */
export function surveyModel(
  survey: SurveyDefinition,
  locale: Locale,
  answers: Readonly<Answers> = {},
  draft?: Draft,
): Model {
  makeOurs();
  const model = new Model(structuredClone(survey));
  model.locale = locale;
  // Title, progress and buttons stand around it, in the look and the words of the rest.
  model.showTitle = false;
  model.showQuestionNumbers = false;
  model.showNavigationButtons = false;
  model.showCompletePage = false;
  model.fitToContainer = false;
  model.widthMode = "responsive";
  // A tap goes on by itself; the arrow keys only choose, and no tap ever sends.
  model.autoAdvanceEnabled = true;
  model.autoAdvanceAllowComplete = false;
  model.data = { ...answers, ...draft?.answers };
  model.currentPageNo = draft?.page ?? 0;
  model.onTextRenderAs.add((_, text) => {
    if (text.name === "description" && text.element instanceof Question) text.renderAs = POLES;
  });
  model.onUpdateChoiceItemCss.add((_, item) => {
    if (typeof item.item.value === "string") item.css += " survey-js-form__apart";
  });
  model.onValueChanged.add(() => answeredAt.set(model, performance.now()));
  model.onCurrentPageChanged.add((_, { newCurrentPage }) => {
    shownAt.set(model, performance.now());
    requestAnimationFrame(() => focusTitle(newCurrentPage.questions[0]?.ariaTitleId));
  });
  return model;
}

/**
 * Takes whoever cannot see that the screen has changed to the new question: to its words and not to
 * its first answer, which would look chosen.
 */
function focusTitle(id: string | undefined, frames = 30): void {
  if (!id || frames === 0) return;
  const title = document.getElementById(id);
  // A slow phone draws the question some frames later.
  if (!title) return void requestAnimationFrame(() => focusTitle(id, frames - 1));
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
  // Whoever had scrolled to the last answers begins the next question at its top.
  const form = title.closest(".survey-js-form");
  if (form && form.getBoundingClientRect().top < 0) form.scrollIntoView();
  title.scrollIntoView({ block: "nearest" });
}

/** The answers to this survey's items; what was passed over is none. */
function answersIn(survey: SurveyDefinition, all: Readonly<Record<string, Answer>>): Answers {
  const names = survey.pages.map(({ elements: [{ name }] }) => name);
  return Object.fromEntries(
    names.flatMap((name) => {
      const answer = Object.hasOwn(all, name) ? all[name] : undefined;
      return answer === undefined || answer === null ? [] : [[name, answer]];
    }),
  );
}

/** The name under which SurveyJS finds our way of showing a description. */
const POLES = "tilsig-poles";

let made = false;

/** What SurveyJS keeps for all surveys of a page, set once. */
function makeOurs(): void {
  if (made) return;
  made = true;
  settings.titleTags.page = "p";
  settings.titleTags.question = "h2";
  // We show none of its 90 icons, and one of them carries a style attribute that our policy blocks.
  SvgRegistry.icons = {};
  ReactElementFactory.Instance.registerElement(POLES, ({ model }: { model: LocalizableString }) => (
    <Poles description={model.renderedHtml} />
  ));
  // It calls Norwegian "no" and translated much of that by machine: what may show is said in our words.
  const { en, no } = surveyLocalization.locales;
  say("en", "English", "English", en);
  say("nb", "norsk bokmål", "Norwegian Bokmål", no);
}

function say(localeCode: Locale, nativeName: string, englishName: string, strings: object): void {
  const words = surveyFormWords[localeCode];
  const ours = {
    pagePrevText: words.back,
    pageNextText: words.next,
    completeText: words.send,
    progressText: words.questionOf("{0}", "{1}"),
    progressbar: words.progress,
    loadingSurvey: words.loading,
  };
  setupLocale({ localeCode, nativeName, englishName, strings: { ...strings, ...ours } });
}
