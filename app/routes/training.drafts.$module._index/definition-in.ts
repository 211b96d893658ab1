import type { Messages } from "#app/i18n/messages.ts";
import type { ModuleFields } from "#app/ui/training-editor/module-fields.ts";
import { moduleDefinition, questionsOf, type ModuleDefinition } from "#training/definition.ts";

/** What keeps the fields from being stored at all: where in the form, and what to do. */
export interface Problem {
  at: string;
  limit: keyof Messages["trainingEditor"]["editor"]["limits"];
}

/** What stands in the form for a module as it is stored. */
export function fieldsOf(module: ModuleDefinition): ModuleFields {
  const { minutes, audience, factors, sources, texts, quiz } = module;
  return {
    minutes: String(minutes),
    audience,
    factors: factors === "all" ? ["all"] : factors,
    sources: sources.join("\n"),
    passMark: String(quiz.passMark),
    texts,
    questions: questionsOf(module).map(({ name, type, title, choices, correctAnswer }) => ({
      ...{ name, type, title },
      options: choices.map(({ value, text, feedback }) => ({
        ...{ value, text, feedback },
        isRight: [correctAnswer].flat().includes(value),
      })),
    })),
  };
}

/** The module that fields describe, as it can be stored; or what keeps it from that. */
export function definitionIn(
  fields: ModuleFields,
):
  | { outcome: "read"; definition: ModuleDefinition }
  | { outcome: "unstorable"; problems: Problem[] } {
  const parsed = moduleDefinition.safeParse({
    minutes: numberIn(fields.minutes),
    audience: fields.audience,
    factors: fields.factors.includes("all") ? "all" : fields.factors,
    sources: fields.sources
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
    texts: fields.texts,
    quiz: {
      passMark: numberIn(fields.passMark),
      pages: fields.questions.map(({ name, type, title, options }) => ({
        name: `page_${name}`,
        elements: [
          {
            ...{ type, name, title, correctAnswer: rightIn(type, options) },
            choices: options.map(({ value, text, feedback }) => ({ value, text, feedback })),
          },
        ],
      })),
    },
  });
  if (parsed.success) return { outcome: "read", definition: parsed.data };
  const problems = parsed.error.issues.map(({ path }) => problemAt(path));
  const unique = new Map(problems.map((problem) => [`${problem.at} ${problem.limit}`, problem]));
  return { outcome: "unstorable", problems: [...unique.values()] };
}

/** One right answer where one can be chosen is a letter; everything else, a list. */
function rightIn(type: string, options: ModuleFields["questions"][number]["options"]) {
  const right = options.flatMap(({ value, isRight }) => (isRight ? [value] : []));
  if (type === "radiogroup" && right.length <= 1) return right[0] ?? "";
  return right;
}

/** Nothing typed is no number: `Number("")` would be 0. */
function numberIn(typed: string): number {
  return /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : NaN;
}

function problemAt(path: readonly PropertyKey[]): Problem {
  const [part, first, second] = path.map(String);
  if (part === "minutes") return { at: "minutes", limit: "minutes" };
  if (part === "sources") return { at: "sources", limit: "sources" };
  if (part === "texts") {
    return { at: `${second}-${first}`, limit: second === "body" ? "body" : "line" };
  }
  if (part === "quiz" && first === "passMark") return { at: "pass-mark", limit: "passMark" };
  // quiz, pages, 1, elements, 0, choices, 2, text, en
  if (part === "quiz" && path.length > 5) return problemInQuestion(path);
  return { at: "facts", limit: "other" };
}

function problemInQuestion(path: readonly PropertyKey[]): Problem {
  const question = `question-${Number(path[2]) + 1}`;
  const [within, option, what] = path.slice(5).map(String);
  if (within === "title") return { at: question, limit: "line" };
  if (within === "choices" && (what === "text" || what === "feedback")) {
    return { at: `${question}-option-${Number(option) + 1}`, limit: "line" };
  }
  return { at: question, limit: "other" };
}
