import type { Language } from "#db/schema.ts";
import type { ModuleDefinition, QuizQuestion } from "#training/definition.ts";

const nothing = { en: "", nb: "" };

/** A module of which there is nothing but its title, in the language of who begins it. */
export function emptyModule(title: string, language: Language): ModuleDefinition {
  const text = { title: "", task: "", body: "" };
  return {
    minutes: 7,
    audience: "specialist",
    factors: [],
    sources: [],
    texts: { en: text, nb: text, [language]: { ...text, title } },
    quiz: {
      passMark: 2,
      pages: ["question_1", "question_2"].map((name) => ({
        name: `page_${name}`,
        elements: [emptyQuestion(name)],
      })),
    },
  };
}

function emptyQuestion(name: string): QuizQuestion {
  return {
    type: "radiogroup",
    name,
    title: nothing,
    choices: ["a", "b", "c"].map((value) => ({ value, text: nothing, feedback: nothing })),
    correctAnswer: "",
  };
}
