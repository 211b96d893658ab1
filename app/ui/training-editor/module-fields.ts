export type Language = "en" | "nb";
export const languages = ["en", "nb"] as const;
export type InBoth = Record<Language, string>;

/** A module as it stands in the form, fitting or not. */
export interface ModuleFields {
  minutes: string;
  audience: string;
  /** Ids, or `all` among them. */
  factors: string[];
  /** One on each line. */
  sources: string;
  passMark: string;
  texts: Record<Language, { title: string; task: string; body: string }>;
  questions: QuestionFields[];
}

export interface QuestionFields {
  /** Stays the same wherever the question is moved. */
  name: string;
  type: "radiogroup" | "checkbox";
  title: InBoth;
  options: OptionFields[];
}

export interface OptionFields {
  /** A letter; stays the same wherever the option is moved. */
  value: string;
  isRight: boolean;
  text: InBoth;
  feedback: InBoth;
}

/** How many a form can hold; what a module may have when it is published is less. */
export const most = { questions: 10, options: 8 } as const;

/** The name in the form of something of the question or option at a place; both count from 0. */
export const nameOf = {
  question: (question: number, what: string) => `q${question}.${what}`,
  option: (question: number, option: number, what: string) => `q${question}.o${option}.${what}`,
};

/** The fields that a form's entries tell; null for entries that our form cannot have. */
export function fieldsIn(entries: Iterable<[string, unknown]>): ModuleFields | null {
  const given = new Map<string, string>();
  for (const [name, value] of entries) {
    if (typeof value !== "string" || !possible.test(name)) return null;
    given.set(name, value.replaceAll("\r\n", "\n"));
  }
  const at = (name: string) => given.get(name) ?? "";
  const inBoth = (name: string) => ({ en: at(`${name}.en`), nb: at(`${name}.nb`) });
  const text = (language: Language) => ({
    title: at(`title.${language}`),
    task: at(`task.${language}`),
    body: at(`body.${language}`),
  });
  return {
    ...{ minutes: at("minutes"), audience: at("audience") },
    ...{ sources: at("sources"), passMark: at("passMark") },
    factors: [...given.keys()].flatMap((name) => /^factor\.(.+)$/.exec(name)?.[1] ?? []),
    texts: { en: text("en"), nb: text("nb") },
    questions: counted((question) => given.has(nameOf.question(question, "name"))).map(
      (question) => ({
        name: at(nameOf.question(question, "name")),
        type: at(nameOf.question(question, "type")) === "checkbox" ? "checkbox" : "radiogroup",
        title: inBoth(nameOf.question(question, "title")),
        options: counted((option) => given.has(nameOf.option(question, option, "value"))).map(
          (option) => ({
            value: at(nameOf.option(question, option, "value")),
            isRight: given.has(nameOf.option(question, option, "right")),
            text: inBoth(nameOf.option(question, option, "text")),
            feedback: inBoth(nameOf.option(question, option, "feedback")),
          }),
        ),
      }),
    ),
  };
}

const possible = new RegExp(
  [
    "^(minutes|audience|sources|passMark",
    "factor\\.[a-z_]{1,40}",
    "(title|task|body)\\.(en|nb)",
    "q\\d\\.(name|type|title\\.(en|nb))",
    "q\\d\\.o\\d\\.(value|right|(text|feedback)\\.(en|nb)))$",
  ].join("|"),
);

/** 0, 1, 2 … as long as there is one more. */
function counted(isThere: (index: number) => boolean): number[] {
  const found: number[] = [];
  while (found.length < most.questions && isThere(found.length)) found.push(found.length);
  return found;
}
