import { type Language, messagesFor } from "#app/i18n/messages.ts";
import { languages, type ModuleFields } from "#app/ui/training-editor/module-fields.ts";
import type { Difference } from "#app/ui/training-editor/overtaken.tsx";

/** Where two texts of a module differ, field by field, in the order of the form. */
export function differencesOf(
  theirs: ModuleFields,
  yours: ModuleFields,
  reader: Language,
): Difference[] {
  const their = new Map(linesOf(theirs, reader));
  const your = new Map(linesOf(yours, reader));
  const places = [...new Set([...your.keys(), ...their.keys()])];
  return places
    .map((where) => ({ where, theirs: their.get(where) ?? "", yours: your.get(where) ?? "" }))
    .filter((line) => line.theirs !== line.yours);
}

/** Every text of a module under the words for its place. */
function linesOf(fields: ModuleFields, reader: Language): [where: string, text: string][] {
  const { editor, audiences } = messagesFor(reader).trainingEditor;
  const audience = new Map(Object.entries(audiences)).get(fields.audience) ?? fields.audience;
  return [
    [editor.audience, audience],
    [editor.minutes, fields.minutes],
    [editor.factors, [...fields.factors].sort().join(", ")],
    [editor.sources, fields.sources.trim()],
    ...languages.flatMap((language): [string, string][] => {
      const { title, task, body } = fields.texts[language];
      const where = (what: string) => editor.of(what, editor.languages[language]);
      return [
        [where(editor.titleField), title],
        [where(editor.task), task],
        [where(editor.body), body],
      ];
    }),
    [editor.passMark, fields.passMark],
    ...fields.questions.map((question, index): [string, string] => [
      editor.question(index + 1),
      questionInWords(question, editor),
    ]),
  ];
}

function questionInWords(
  { type, title, options }: ModuleFields["questions"][number],
  editor: ReturnType<typeof messagesFor>["trainingEditor"]["editor"],
): string {
  const lines = options.flatMap(({ text, feedback, isRight }, index) => [
    `${editor.option(index + 1)}${isRight ? ` – ${editor.right}` : ""}`,
    ...languages.flatMap((language) => [text[language], feedback[language]]),
  ]);
  return [editor.kinds[type], ...languages.map((language) => title[language]), ...lines].join("\n");
}
