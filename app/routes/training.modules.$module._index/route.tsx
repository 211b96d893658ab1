import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { draftOf } from "#app/domain/training/drafts.ts";
import { latestModule } from "#app/domain/training/modules.ts";
import { type Language, messagesFor } from "#app/i18n/messages.ts";
import { shownParts } from "#app/shown-module.ts";
import { notFound, requireTrainer } from "#app/session.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { given, pageTitle } from "#app/ui/page-title.ts";
import { ModuleReading } from "#app/ui/training-editor/module-reading.tsx";
import { PreviewActions } from "#app/ui/training-editor/preview-actions.tsx";
import { PreviewSwitches } from "#app/ui/training-editor/preview-switches.tsx";
import { factors } from "#surveys/factors.ts";
import { latestShipped } from "#training/catalog.server.ts";
import { questionsOf, type ModuleDefinition } from "#training/definition.ts";

export const meta = pageTitle(
  ({ trainingEditor }, _error, data) => given(data, "title") || trainingEditor.facts.untitled,
);

/** The newest version, or with `?draft` the draft; `in` is the language of the text, `width` how wide. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { language } = await requireTrainer(request, context);
  const { searchParams } = new URL(request.url);
  const id = params.module ?? "";
  const isDraft = searchParams.has("draft");
  const { definition, version } = await wantedModule(id, isDraft, context);
  const shownIn = languageIn(searchParams.get("in")) ?? language;
  const hasDraft = (await draftOf(context.db, id)) !== undefined;
  return {
    ...{ id, isDraft, version, shownIn, hasDraft },
    title: definition.texts[shownIn].title,
    width: searchParams.get("width") === "phone" ? ("phone" as const) : ("wide" as const),
    isPublished: searchParams.has("published"),
    isShipped: latestShipped(id) !== undefined,
    reading: readingOf(definition, shownIn),
  };
}

async function wantedModule(id: string, isDraft: boolean, { db }: AppLoadContext) {
  const draft = isDraft ? await draftOf(db, id) : undefined;
  if (draft) return { definition: draft.definition, version: null };
  const published = isDraft ? undefined : await latestModule(db, id);
  if (!published) throw notFound();
  return { definition: published.definition, version: published.version };
}

function readingOf(module: ModuleDefinition, language: Language) {
  const { minutes, audience, sources, texts, quiz } = module;
  const { facts } = messagesFor(language).trainingEditor;
  return {
    ...shownParts(module, language),
    ...{ minutes, audience, sources, passMark: quiz.passMark, task: texts[language].task },
    factors:
      module.factors === "all"
        ? [facts.allFactors]
        : factors.flatMap(({ id, name }) => (module.factors.includes(id) ? [name[language]] : [])),
    questions: questionsOf(module).map(({ title, type, choices, correctAnswer }) => ({
      title: title[language],
      isSingle: type === "radiogroup",
      options: choices.map(({ value, text, feedback }) => ({
        text: text[language],
        feedback: feedback[language],
        isRight: [correctAnswer].flat().includes(value),
      })),
    })),
  };
}

function languageIn(asked: string | null): Language | undefined {
  return asked === "en" || asked === "nb" ? asked : undefined;
}

export default function ModulePreview() {
  const loaded = useLoaderData<typeof loader>();
  const { preview, facts } = useMessages().trainingEditor;
  const { title, version, isDraft, shownIn, width } = loaded;
  return (
    <Page
      title={title || facts.untitled}
      lead={isDraft ? preview.draftLead : preview.lead}
      width="wide"
    >
      {loaded.isPublished && version !== null && (
        <Alert kind="success">{preview.published(version)}</Alert>
      )}
      <PreviewActions {...loaded} />
      <PreviewSwitches shownIn={shownIn} width={width} isDraft={isDraft} />
      <ModuleReading {...loaded.reading} title={title} language={shownIn} width={width} />
    </Page>
  );
}
