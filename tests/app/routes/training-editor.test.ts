import { beforeEach, describe, expect, test } from "vitest";
import { beginDraft, draftOf } from "#app/domain/training/drafts.ts";
import { latestModule } from "#app/domain/training/modules.ts";
import { beginSession } from "#app/domain/session.ts";
import { messagesFor } from "#app/i18n/messages.ts";
import { fieldsOf } from "#app/routes/training.drafts.$module._index/definition-in.ts";
import { buttonFor } from "#app/ui/training-editor/changes.ts";
import {
  languages,
  type ModuleFields,
  nameOf,
  type QuestionFields,
} from "#app/ui/training-editor/module-fields.ts";
import { shippedModules } from "#training/catalog.server.ts";
import { databases } from "#tests/support/databases.ts";
import { everything } from "#tests/support/everything.ts";
import { addPerson, nordlys } from "#tests/support/organisation.ts";
import { startWeb, type Visitor, type Web } from "#tests/support/server.ts";
import { writtenModule } from "#tests/support/written-module.ts";

const sqlite = databases[0]!;
const now = new Date("2027-03-01T09:00:00Z");
const { editor, preview, library } = messagesFor("en").trainingEditor;
const module = "own-saying-no-in-time";
const at = `/training/drafts/${module}`;

describe("the editor of modules, without script", () => {
  let web: Web;
  let tor: Visitor;
  let tove: Visitor;

  beforeEach(async () => {
    const db = await sqlite.open();
    await nordlys(db);
    await addPerson(db, "tove", ["trainer"]);
    web = await startWeb(db, { now: () => now });
    tor = await signedIn("tor");
    tove = await signedIn("tove");
    await beginDraft(db, { definition: writtenModule, actorId: "tor" }, now);
  });

  async function signedIn(personId: string): Promise<Visitor> {
    const { secret } = await beginSession(
      web.context.db,
      { personId, device: "Firefox, Linux" },
      now,
    );
    const browser = web.visitor();
    const value = Buffer.from(JSON.stringify(secret)).toString("base64");
    browser.cookies.set("tilsig", encodeURIComponent(value));
    return browser;
  }

  /** What the form posts when a button is pressed, with some of what stands in it changed. */
  async function form(
    press: string,
    change: (fields: ModuleFields) => ModuleFields = (same) => same,
  ) {
    const draft = await draftOf(web.context.db, module);
    const fields = change(fieldsOf(draft?.definition ?? writtenModule));
    const posted: Posted = { ...entriesOf(fields), read: draft?.stamp ?? "none", press };
    return posted;
  }

  async function stored() {
    const draft = await draftOf(web.context.db, module);
    return draft?.definition;
  }

  /** All but when a browser was last in use. */
  async function everythingKept() {
    const kept = await everything(web.context.db);
    return { ...kept, session: kept.session?.length };
  }

  const retitled = (title: string) => (fields: ModuleFields) => ({
    ...fields,
    texts: { ...fields.texts, en: { ...fields.texts.en, title } },
  });

  test("what stands in the form is saved whole", async () => {
    const answer = await tor.post(at, await form("save", retitled("Another title")));
    expect(answer.headers.get("location")).toBe(`${at}?saved`);
    const { texts } = writtenModule;
    const en = { ...texts.en, title: "Another title" };
    expect(await stored()).toEqual({ ...writtenModule, texts: { ...texts, en } });
    expect(await (await tor.get(`${at}?saved`)).text()).toContain(`${editor.saved} Saved by Tor`);
  });

  test("every shipped module comes through the form as it went in", async () => {
    for (const shipped of shippedModules()) {
      const fields = { ...entriesOf(fieldsOf(shipped.definition)), press: "save", read: "none" };
      const copy = `own-copy-of-${shipped.id}`;
      const answer = await tor.post(`/training/drafts/${copy}`, {
        ...fields,
        press: "save-over none",
      });
      expect(answer.status).toBe(302);
      const draft = await draftOf(web.context.db, copy);
      expect(draft?.definition).toEqual(shipped.definition);
    }
  });

  test("a browser's line endings are not kept", async () => {
    const body = writtenModule.texts.en.body;
    const posted = await form("save");
    await tor.post(at, { ...posted, "body.en": body.replaceAll("\n", "\r\n") });
    expect((await stored())?.texts.en.body).toBe(body);
  });

  test("the second of two trainers is told, loses nothing, and may save knowingly", async () => {
    const torsForm = await form("save", retitled("Tor’s title"));
    const tovesForm = await form("save", retitled("Tove’s title"));
    expect((await tor.post(at, torsForm)).status).toBe(302);
    const before = await everythingKept();
    const answer = await tove.post(at, tovesForm);
    expect(answer.status).toBe(409);
    expect(await everythingKept()).toEqual(before);
    const page = await answer.text();
    expect(page).toContain("Tor saved this draft while you were writing");
    expect(page).toContain('value="Tove’s title"');
    expect(page).toContain("Tor’s title");

    const over = /value="(save-over [^"]+)"/.exec(page)?.[1] ?? "";
    const again = await tove.post(at, { ...tovesForm, press: over });
    expect(again.status).toBe(302);
    expect((await stored())?.texts.en.title).toBe("Tove’s title");
  });

  test("whoever writes on when the draft was published or thrown away loses nothing", async () => {
    const tovesForm = await form("save", retitled("Tove’s title"));
    const { read } = tovesForm;
    expect((await tor.post(`${at}/removal`, { read })).headers.get("location")).toBe(
      "/training?thrown-away",
    );
    const answer = await tove.post(at, tovesForm);
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain(editor.gone.title);
    expect(page).toContain('value="Tove’s title"');
    await tove.post(at, { ...tovesForm, press: "save-over none" });
    expect((await stored())?.texts.en.title).toBe("Tove’s title");
  });

  test("a draft that somebody has saved since is not thrown away", async () => {
    const { read } = await form("save");
    await tor.post(at, await form("save", retitled("New")));
    const answer = await tove.post(`${at}/removal`, { read });
    expect(answer.headers.get("location")).toBe(`${at}?not-thrown-away`);
    expect((await stored())?.texts.en.title).toBe("New");
  });

  const question =
    (change: (question: QuestionFields) => QuestionFields) => (fields: ModuleFields) => ({
      ...fields,
      questions: fields.questions.map((each, index) => (index === 0 ? change(each) : each)),
    });
  const inNorwegian =
    (change: Partial<ModuleFields["texts"]["nb"]>) =>
    (fields: ModuleFields): ModuleFields => ({
      ...fields,
      texts: { ...fields.texts, nb: { ...fields.texts.nb, ...change } },
    });
  const linked = (target: string) =>
    inNorwegian({ body: writtenModule.texts.nb.body.replace("ord ord", `[her](${target}) ord`) });

  test.each<[string, (fields: ModuleFields) => ModuleFields, string, RegExp]>([
    [
      "no second language",
      inNorwegian({ title: "", task: "", body: "" }),
      "title-nb",
      /It is missing; write it/,
    ],
    ["no task in bokmål", inNorwegian({ task: " " }), "task-nb", /It is missing/],
    ["no text in bokmål", inNorwegian({ body: "" }), "body-nb", /It is missing/],
    ["a link to nowhere", linked("http://localhost"), "body-nb", /leads nowhere; write an address/],
    ["a link without a target", linked(""), "body-nb", /The link “her” leads nowhere/],
    ["a link that is a script", linked("javascript:alert(1)"), "body-nb", /leads nowhere/],
    [
      "no right answer",
      question((each) => ({
        ...each,
        options: each.options.map((o) => ({ ...o, isRight: false })),
      })),
      "question-1",
      /No option is marked as right; mark one/,
    ],
    [
      "two right answers where one can be chosen",
      question((each) => ({
        ...each,
        options: each.options.map((o) => ({ ...o, isRight: true })),
      })),
      "question-1",
      /Several options are marked as right/,
    ],
    [
      "an option without feedback",
      question((each) => ({
        ...each,
        options: each.options.map((o) => ({ ...o, feedback: { ...o.feedback, nb: "" } })),
      })),
      "question-1-option-1",
      /The feedback is missing in bokmål; write it/,
    ],
    [
      "one question",
      (fields) => ({ ...fields, questions: fields.questions.slice(0, 1) }),
      "quiz",
      /1 questions; a module has/,
    ],
    ["no factor", (fields) => ({ ...fields, factors: [] }), "facts", /No factor is chosen/],
    [
      "a factor that is none",
      (fields) => ({ ...fields, factors: ["luck"] }),
      "facts",
      /There is no factor luck/,
    ],
    ["no source", (fields) => ({ ...fields, sources: " \n" }), "facts", /No source is named/],
    [
      "too few minutes for its text",
      (fields) => ({ ...fields, minutes: "10" }),
      "facts",
      /It says 10 minutes/,
    ],
  ])(
    "a module with %s is not published: place and remedy are said",
    async (_name, change, place, remedy) => {
      const posted = await form("publish", change);
      const answer = await tor.post(at, posted);
      expect(answer.headers.get("location")).toBe(`${at}?refused`);
      const page = textOf(await (await tor.get(`${at}?refused`)).text());
      expect(page).toContain(`href="#${place}"`);
      expect(page).toContain(`id="${place}"`);
      expect(page).toMatch(remedy);
      expect(page).toContain(editor.refused);
      expect(await latestModule(web.context.db, module)).toBeUndefined();
      expect(await web.context.db.selectFrom("audit").select("act").execute()).toEqual([]);
      // The draft is all of what was posted, or it would be half.
      const draft = await draftOf(web.context.db, module);
      expect(draft && entriesOf(fieldsOf(draft.definition))).toEqual({
        ...typedIn(posted),
        sources: posted.sources?.trim(),
      });
    },
  );

  test.each<[string, Record<string, string>, string]>([
    ["minutes that are no number", { minutes: "soon" }, editor.limits.minutes],
    ["no minutes", { minutes: "" }, editor.limits.minutes],
    ["a pass mark of 99", { passMark: "99" }, editor.limits.passMark],
    ["a title of 501 letters", { "title.nb": "å".repeat(501) }, editor.limits.line],
    ["a text of 40,001 letters", { "body.en": "a".repeat(40_001) }, editor.limits.body],
    ["feedback of 501 letters", { "q0.o0.feedback.en": "a".repeat(501) }, editor.limits.line],
    ["21 sources", { sources: "One\n".repeat(21) }, editor.limits.sources],
    ["an audience that is none", { audience: "everyone" }, editor.limits.other],
  ])("%s cannot be stored: what to do is said, and nothing is", async (_name, fields, remedy) => {
    const before = await everythingKept();
    const answer = await tor.post(at, { ...(await form("publish")), ...fields });
    expect(answer.status).toBe(422);
    const page = textOf(await answer.text());
    expect(page).toContain(editor.unstorable);
    expect(page).toContain(remedy);
    expect(await everythingKept()).toEqual(before);
  });

  test.each<[string, string]>([
    ["body.fr", "Bonjour"],
    ["q0.o9x.value", "a"],
    ["__proto__", "1"],
    ["constructor", "1"],
    ["q10.name", "eleventh"],
  ])("a form with a field %j was not made by the page", async (name, value) => {
    const before = await everythingKept();
    const answer = await tor.post(at, { ...(await form("save")), [name]: value });
    expect(answer.status).toBe(400);
    expect(await everythingKept()).toEqual(before);
  });

  test("nothing stands in the way: it is published, and a second press finds that it was", async () => {
    const posted = await form("publish");
    const published = `/training/modules/${module}?published`;
    expect((await tor.post(at, posted)).headers.get("location")).toBe(published);
    expect((await tor.post(at, posted)).headers.get("location")).toBe(published);
    expect(await latestModule(web.context.db, module)).toMatchObject({ version: 1 });
    expect(await (await tor.get(published)).text()).toContain(preview.published(1));
    expect((await tor.get(at)).status).toBe(404);
  });

  test.each([
    ["add-question", { do: "add-question" } as const, ["first", "second", "question_1"]],
    ["lower-question", { do: "lower-question", question: 0 } as const, ["second", "first"]],
    ["raise-question", { do: "raise-question", question: 1 } as const, ["second", "first"]],
    ["remove-question", { do: "remove-question", question: 0 } as const, ["second"]],
  ])(
    "%s comes back with the change and everything that was typed",
    async (_name, change, names) => {
      const before = await everythingKept();
      const posted = await form(buttonFor(change), retitled("Typed but not saved"));
      const answer = await tor.post(at, posted);
      expect(answer.status).toBe(200);
      const page = await answer.text();
      const found = [...page.matchAll(/name="q\d\.name" value="([^"]+)"/g)].map(([, name]) => name);
      expect(found).toEqual(names);
      expect(page).toContain('value="Typed but not saved"');
      expect(page).toContain(editor.notYet);
      expect(await everythingKept()).toEqual(before);
    },
  );

  test.each([
    ["add-option", { do: "add-option", question: 0 } as const, ["a", "b", "c", "d"]],
    ["lower-option", { do: "lower-option", question: 0, option: 0 } as const, ["b", "a", "c"]],
    ["raise-option", { do: "raise-option", question: 0, option: 2 } as const, ["a", "c", "b"]],
    ["remove-option", { do: "remove-option", question: 0, option: 1 } as const, ["a", "c"]],
    [
      "an option above the first",
      { do: "raise-option", question: 0, option: 0 } as const,
      ["a", "b", "c"],
    ],
  ])("%s likewise", async (_name, change, values) => {
    const page = await (await tor.post(at, await form(buttonFor(change)))).text();
    const found = [...page.matchAll(/name="q0\.o\d\.value" value="(\w)"/g)].map(
      ([, value]) => value,
    );
    expect(found).toEqual(values);
  });

  test("the preview shows what stands in the form and stores nothing", async () => {
    const before = await everythingKept();
    const posted = await form("preview", (fields) => ({
      ...fields,
      texts: {
        ...fields.texts,
        en: { ...fields.texts.en, body: "## Typed\n\n*just now* <b>x</b>" },
      },
    }));
    const page = await (await tor.post(at, posted)).text();
    expect(page).toContain("<em>just now</em> &lt;b&gt;x&lt;/b&gt;");
    const live = await tor.post(`${at}/preview`, typedIn(posted));
    expect(live.headers.get("content-type")).toMatch(/^application\/json/);
    expect(await live.json()).toMatchObject({
      previews: { en: { screens: [{ heading: "Typed", html: expect.stringContaining("<em>") }] } },
    });
    expect(await everythingKept()).toEqual(before);
  });

  test("a module that ships has no editor, whoever asks", async () => {
    for (const id of [...shippedModules().map(({ id }) => id), "m01", "own", "x"]) {
      expect((await tor.get(`/training/drafts/${id}`)).status).toBe(404);
      expect((await tor.post(`/training/drafts/${id}`, await form("save"))).status).toBe(404);
      expect((await tor.post(`/training/modules/${id}/draft`)).status).toBe(404);
    }
  });

  test("a copy of a published module is begun under an id of its own", async () => {
    await tor.post(at, await form("publish"));
    const answer = await tove.post(`/training/modules/${module}/copy`);
    expect(answer.headers.get("location")).toBe(`${at}-2`);
    const next = await tove.post(`/training/modules/${module}/draft`);
    expect(next.headers.get("location")).toBe(at);
  });

  test("the library shows what fits, published or not", async () => {
    const shows = async (query: string) =>
      textOf(await (await tor.get(`/training${query}`)).text()).includes("Saying no in time");
    expect(await shows("")).toBe(true);
    expect(await shows("?q=saying+NO")).toBe(true);
    expect(await shows("?q=nei")).toBe(true);
    expect(await shows("?q=yes")).toBe(false);
    expect(await shows("?audience=new-specialist")).toBe(true);
    expect(await shows("?audience=supervisor")).toBe(false);
    expect(await shows("?factor=workload")).toBe(true);
    expect(await shows("?factor=travel_practical")).toBe(false);
    expect(await shows("?factor=none-such&audience=1")).toBe(true);
  });

  test("a module without a title is not begun", async () => {
    const before = await everythingKept();
    const answer = await tor.post("/training/drafts", { title: "  " });
    expect(answer.headers.get("location")).toBe("/training?without-title#begin");
    const page = await (await tor.get("/training?without-title")).text();
    expect(page).toContain(library.begin.nameMissing);
    expect(await everythingKept()).toEqual(before);
  });
});

type Posted = Record<string, string> & { read: string; press: string };

/** What a button posts, without the button and the edition. */
function typedIn(posted: Posted): Record<string, string> {
  const entries = Object.entries(posted).filter(([name]) => name !== "read" && name !== "press");
  return Object.fromEntries(entries);
}

/** The entries of the editor's form for these fields, as a browser posts them. */
function entriesOf(fields: ModuleFields): Record<string, string> {
  const inBoth = (name: string, text: Record<"en" | "nb", string>) =>
    languages.map((language) => [`${name}.${language}`, text[language]] as const);
  return Object.fromEntries([
    ...(["minutes", "audience", "sources", "passMark"] as const).map((name) => [
      name,
      fields[name],
    ]),
    ...fields.factors.map((id) => [`factor.${id}`, "on"]),
    ...languages.flatMap((language) =>
      (["title", "task", "body"] as const).map((part) => [
        `${part}.${language}`,
        fields.texts[language][part],
      ]),
    ),
    ...fields.questions.flatMap(({ name, type, title, options }, q) => [
      [nameOf.question(q, "name"), name],
      [nameOf.question(q, "type"), type],
      ...inBoth(nameOf.question(q, "title"), title),
      ...options.flatMap(({ value, isRight, text, feedback }, o) => [
        [nameOf.option(q, o, "value"), value],
        ...(isRight ? [[nameOf.option(q, o, "right"), "on"]] : []),
        ...inBoth(nameOf.option(q, o, "text"), text),
        ...inBoth(nameOf.option(q, o, "feedback"), feedback),
      ]),
    ]),
  ]) as Record<string, string>;
}

/** Without the marks that React leaves between two texts. */
function textOf(html: string) {
  return html.replaceAll("<!-- -->", "");
}
