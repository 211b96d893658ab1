import { Form } from "@remix-run/react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Alert } from "#app/ui/alert.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";
import { afterwards, type Change, changed } from "./changes.ts";
import { FactFields } from "./fact-fields.tsx";
import { LanguageTexts } from "./language-texts.tsx";
import { type Examined, useLiveCheck } from "./live-check.ts";
import { fieldsIn, type ModuleFields } from "./module-fields.ts";
import { PublishingCheck } from "./publishing-check.tsx";
import { QuizFields } from "./quiz-fields.tsx";
import { useUnsaved } from "./unsaved.ts";
import "./training-editor.css";

interface ModuleEditorProps {
  module: string;
  fields: ModuleFields;
  /** Names the edition that was read. */
  stamp: string;
  examined: Examined;
  factors: { id: string; name: string }[];
  /** The version it would become. */
  version: number;
  /** Whether the form came back with what is not saved. */
  isUnsaved: boolean;
  /** Whether there is a draft to look at. */
  isSaved: boolean;
  /** What is said about the last saving, in the bar that stays in sight. */
  status: string;
  /** What is to be read before going on writing. */
  alert: ReactNode;
  /** The answer that brought it; another one is to be read anew. */
  cause: unknown;
}

/**
 * The editor of a module. The fields keep what is typed by themselves; only which questions and
 * options there are is known here, so that one more or less needs no answer from the server.
 */
export function ModuleEditor({ fields, alert, ...props }: ModuleEditorProps) {
  const { editor } = useMessages().trainingEditor;
  const form = useRef<HTMLFormElement>(null);
  const [shape, setShape] = useState(fields);
  const { module, stamp } = props;
  const live = useLiveCheck(form, `/training/drafts/${module}/preview`, props.examined);
  const unsaved = useUnsaved(form, {
    stamp,
    wasUnsaved: props.isUnsaved,
    question: editor.leave,
  });
  const { note } = unsaved;
  const { ask } = live;

  function edited() {
    note();
    ask();
  }

  function change(what: Change) {
    const typed = form.current && fieldsIn(withoutButtons(new FormData(form.current)));
    if (!typed) return;
    // What was added or removed stands in the form before it is looked at.
    flushSync(() => setShape(changed(typed, what)));
    form.current.querySelector<HTMLElement>(afterwards(what))?.focus();
    edited();
  }

  return (
    <Form
      className="editor"
      method="post"
      action={`/training/drafts/${module}`}
      ref={form}
      onInput={edited}
      onSubmit={unsaved.sent}
      preventScrollReset
      noValidate
    >
      <input type="hidden" name="read" value={stamp} />
      <div className="editor-bar">
        <Button name="press" value="save">
          {editor.save}
        </Button>
        <noscript>
          <Button variant="secondary" name="press" value="preview">
            {editor.refresh}
          </Button>
        </noscript>
        {props.isSaved && (
          <ButtonLink
            variant="tertiary"
            to={`/training/modules/${module}?draft`}
            title={editor.lookHint}
          >
            {editor.look}
          </ButtonLink>
        )}
        <p className="quiet editor-status" role="status">
          {unsaved.isUnsaved ? editor.unsaved : props.status}
        </p>
      </div>
      <Told cause={props.cause}>{alert}</Told>
      {live.isStale && <Alert kind="warning">{editor.stale}</Alert>}
      <FactFields fields={shape} factors={props.factors} />
      <LanguageTexts fields={shape} previews={live.examined.previews} />
      <QuizFields fields={shape} onChange={change} />
      <PublishingCheck {...live.examined} version={props.version} />
    </Form>
  );
}

/** Comes into sight, and is read out, when the form has come back with it. */
function Told({ cause, children }: { cause: unknown; children: ReactNode }) {
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (cause) told.current?.focus();
  }, [cause]);
  if (!children) return null;
  return (
    <div className="editor-told" ref={told} tabIndex={-1}>
      {children}
    </div>
  );
}

function withoutButtons(entries: FormData): [string, FormDataEntryValue][] {
  return [...entries].filter(([name]) => name !== "press" && name !== "read");
}
