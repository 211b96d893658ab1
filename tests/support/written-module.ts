import type { ModuleDefinition } from "#training/definition.ts";

const words = (count: number, word: string) => Array.from({ length: count }, () => word).join(" ");

const body = (word: string, names: { screen: string; jobAid: string }) =>
  [
    ...[1, 2, 3, 4].map((number) => `## ${names.screen} ${number}\n\n${words(190, word)}`),
    `# ${names.jobAid}\n\n- ${words(8, word)}`,
  ].join("\n\n---\n\n");

const option = (value: string, text: string, feedback: string) => ({
  value,
  text: { en: text, nb: `${text} (nb)` },
  feedback: { en: feedback, nb: `${feedback} (nb)` },
});

/** A module of the organisation's own that may be published as it is. */
export const writtenModule: ModuleDefinition = {
  minutes: 7,
  audience: "specialist",
  factors: ["workload"],
  sources: ["The handbook of Nordlys, 2026"],
  texts: {
    en: {
      title: "Saying no in time",
      task: "Say no to one thing this week, and say why.",
      body: body("word", { screen: "Screen", jobAid: "Ways to say no" }),
    },
    nb: {
      title: "Å si nei i tide",
      task: "Si nei til én ting denne uka, og si hvorfor.",
      body: body("ord", { screen: "Skjerm", jobAid: "Måter å si nei på" }),
    },
  },
  quiz: {
    passMark: 2,
    pages: [
      {
        name: "page_first",
        elements: [
          {
            type: "radiogroup",
            name: "first",
            title: { en: "What comes first?", nb: "Hva kommer først?" },
            choices: [
              option("a", "Saying yes", "That fills the day."),
              option("b", "Asking by when", "That gives room to choose."),
              option("c", "Saying nothing", "That is heard as a yes."),
            ],
            correctAnswer: "b",
          },
        ],
      },
      {
        name: "page_second",
        elements: [
          {
            type: "checkbox",
            name: "second",
            title: { en: "What helps?", nb: "Hva hjelper?" },
            choices: [
              option("a", "A list of what to stop", "It shows what gives way."),
              option("b", "Working in the evening", "It hides the trouble."),
              option("c", "A word with the supervisor", "It is theirs as well."),
            ],
            correctAnswer: ["a", "c"],
          },
        ],
      },
    ],
  },
};
