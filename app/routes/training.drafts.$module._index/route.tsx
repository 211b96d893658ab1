import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import {
  Form,
  type ShouldRevalidateFunctionArgs,
  useActionData,
  useLoaderData,
} from "@remix-run/react";
import { useState } from "react";
import { emptyModule } from "#app/domain/training/draft-template.ts";
import { isOwnId } from "#app/domain/training/draft-id.ts";
import { draftOf, noStamp } from "#app/domain/training/drafts.ts";
import { latestModule } from "#app/domain/training/modules.ts";
import { formatMoment } from "#app/i18n/dates.ts";
import type { Messages } from "#app/i18n/messages.ts";
import { notFound, requireTrainer } from "#app/session.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page, Section } from "#app/ui/page.tsx";
import { given, pageTitle } from "#app/ui/page-title.ts";
import { ModuleEditor } from "#app/ui/training-editor/module-editor.tsx";
import { DraftGone, Overtaken } from "#app/ui/training-editor/overtaken.tsx";
import { factors } from "#surveys/factors.ts";
import { latestShipped } from "#training/catalog.server.ts";
import { fieldsOf } from "./definition-in.ts";
import { examined } from "./examined.ts";
import { postedModule } from "./posted.ts";
import { pressed } from "./pressed.server.ts";

export const meta = pageTitle(
  ({ trainingEditor }, _error, data) => given(data, "title") || trainingEditor.facts.untitled,
);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const person = await requireTrainer(request, context);
  const { db } = context;
  const { language } = person;
  const { searchParams } = new URL(request.url);
  const module = ownModule(params.module);
  const draft = await draftOf(db, module);
  // A text whose draft is gone is shown again all the same: it came with the form.
  if (!draft && !request.headers.has("content-type")) throw notFound();
  const definition = draft?.definition ?? emptyModule("", language);
  const published = await latestModule(db, module);
  const { en, nb } = definition.texts;
  return {
    module,
    title: definition.texts[language].title || en.title || nb.title,
    fields: fieldsOf(definition),
    stamp: draft?.stamp ?? noStamp,
    by: draft?.editedBy ?? null,
    when: draft ? formatMoment(draft.editedAt, person) : "",
    version: (published?.version ?? 0) + 1,
    isThere: draft !== undefined,
    isSaved: searchParams.has("saved"),
    isRefused: searchParams.has("refused"),
    notThrownAway: searchParams.has("not-thrown-away"),
    examined: examined(definition, language),
    factors: factors.map(({ id, name }) => ({ id, name: name[language] })),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const person = await requireTrainer(request, context);
  const module = ownModule(params.module);
  const posted = await postedModule(request);
  const came = await pressed({ module, posted, person }, context);
  if (came.outcome === "done") return redirect(came.path);
  return data(came, statuses[came.outcome]);
}

const statuses = {
  changed: 200,
  unstorable: 422,
  "edited-meanwhile": 409,
  gone: 409,
} as const;

/** A shipped module is never changed, so there is no editor of one. */
function ownModule(module = ""): string {
  if (!isOwnId(module) || latestShipped(module)) throw notFound();
  return module;
}

/**
 * What was read stands until it is saved or another draft is opened: asked again when somebody goes
 * back in the history, it would take another's newer text for the one that stands in the fields.
 */
export function shouldRevalidate({
  formMethod,
  currentParams,
  nextParams,
}: ShouldRevalidateFunctionArgs) {
  return formMethod !== undefined || currentParams.module !== nextParams.module;
}

export default function DraftOfModule() {
  const loaded = useLoaderData<typeof loader>();
  const again = useLastAnswer(loaded.stamp);
  const { editor, facts } = useMessages().trainingEditor;
  const { module, title, by, when } = loaded;
  const stamp = again?.stamp ?? loaded.stamp;
  const last = loaded.isThere ? editor.savedBy(by, when) : "";
  return (
    <Page title={title || facts.untitled} lead={editor.lead} width="wide">
      <ModuleEditor
        key={module}
        module={module}
        fields={again?.fields ?? loaded.fields}
        stamp={stamp}
        examined={again?.examined ?? loaded.examined}
        factors={loaded.factors}
        version={loaded.version}
        isUnsaved={again !== undefined}
        isSaved={loaded.isThere}
        status={loaded.isSaved && !again ? `${editor.saved} ${last}` : last}
        alert={toRead({ ...loaded, again, editor })}
        cause={again ?? (loaded.isRefused ? stamp : undefined)}
      />
      {loaded.isThere && (
        <Section title={editor.throwAway.title}>
          <p>{editor.throwAway.body}</p>
          <Form method="post" action={`/training/drafts/${module}/removal`}>
            <input type="hidden" name="read" value={stamp} />
            <Button variant="secondary" color="danger">
              {editor.throwAway.button}
            </Button>
          </Form>
        </Section>
      )}
    </Page>
  );
}

/**
 * What the last press has come to. Remix forgets it once a link within the page is followed, though
 * it is true until something is saved.
 */
function useLastAnswer(stamp: string) {
  const answer = useActionData<typeof action>();
  const [last, setLast] = useState({ answer, stamp });
  if (answer && answer !== last.answer) setLast({ answer, stamp });
  return last.stamp === stamp ? last.answer : undefined;
}

interface Read {
  module: string;
  isRefused: boolean;
  notThrownAway: boolean;
  again: ReturnType<typeof useActionData<typeof action>>;
  editor: Messages["trainingEditor"]["editor"];
}

/** What the last press has come to, where it has not simply been done. */
function toRead({ module, isRefused, notThrownAway, again, editor }: Read) {
  switch (again?.outcome) {
    case undefined:
      return standing();
    case "changed":
      return <Alert kind="info">{editor.notYet}</Alert>;
    case "edited-meanwhile":
      return <Overtaken module={module} {...again} />;
    case "gone":
      return <DraftGone over={again.over} />;
    case "unstorable":
      return (
        <Alert kind="danger">
          <p>{editor.unstorable}</p>
          <ul className="ds-list">
            {again.problems.map(({ at, limit }) => (
              <li key={`${at} ${limit}`}>
                <a className="ds-link" href={`#${at}`}>
                  {editor.limits[limit]}
                </a>
              </li>
            ))}
          </ul>
        </Alert>
      );
  }

  /** Nothing is in the way, but for what the address says. */
  function standing() {
    if (notThrownAway) return <Alert kind="warning">{editor.throwAway.meanwhile}</Alert>;
    if (!isRefused) return null;
    return (
      <Alert kind="danger">
        <a className="ds-link" href="#check">
          {editor.refused}
        </a>
      </Alert>
    );
  }
}
