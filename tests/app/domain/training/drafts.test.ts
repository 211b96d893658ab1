import { beforeEach, describe, expect, test } from "vitest";
import { emptyModule } from "#app/domain/training/draft-template.ts";
import { isOwnId } from "#app/domain/training/draft-id.ts";
import {
  allDrafts,
  beginDraft,
  beginNextVersion,
  draftOf,
  noStamp,
  publishDraft,
  saveDraft,
  throwAwayDraft,
} from "#app/domain/training/drafts.ts";
import { latestModule, moduleVersion } from "#app/domain/training/modules.ts";
import type { Db } from "#db/transaction.ts";
import { shippedModules } from "#training/catalog.server.ts";
import type { ModuleDefinition } from "#training/definition.ts";
import { databases } from "#tests/support/databases.ts";
import { everything } from "#tests/support/everything.ts";
import { addPerson, nordlys } from "#tests/support/organisation.ts";
import { writtenModule } from "#tests/support/written-module.ts";

const monday = new Date("2027-03-01T09:00:00Z");
const tuesday = new Date("2027-03-02T09:00:00Z");
const wednesday = new Date("2027-03-03T09:00:00Z");

function titled(title: string): ModuleDefinition {
  const { texts } = writtenModule;
  return { ...writtenModule, texts: { ...texts, en: { ...texts.en, title } } };
}

describe.each(databases)("drafts of modules on $name", ({ open }) => {
  let db: Db;
  beforeEach(async () => {
    db = await open();
    await nordlys(db);
    await addPerson(db, "tove", ["trainer"]);
  });

  const begun = (definition = writtenModule, now = monday) =>
    beginDraft(db, { definition, actorId: "tor" }, now);

  async function standing(module: string) {
    const draft = await draftOf(db, module);
    if (!draft) throw new Error(`${module} has no draft`);
    return draft;
  }

  async function published(module: string, now = tuesday) {
    const { stamp: read } = await standing(module);
    return publishDraft(db, { module, read, actorId: "tor" }, now);
  }

  test("an empty module begins with the title alone, in the language of who began it", async () => {
    const module = await begun(emptyModule("Å si nei – i tide", "nb"));
    expect(module).toBe("own-a-si-nei-i-tide");
    const { definition, editedBy } = await standing(module);
    expect(definition.texts).toMatchObject({
      en: { title: "", body: "" },
      nb: { title: "Å si nei – i tide", body: "" },
    });
    expect(editedBy).toBe("Tor");
  });

  test("a second module of the same title gets an id of its own", async () => {
    expect(await begun()).toBe("own-saying-no-in-time");
    expect(await begun()).toBe("own-saying-no-in-time-2");
    expect((await allDrafts(db)).map(({ module }) => module)).toHaveLength(2);
  });

  test("an id that was published is not given again, though its draft is gone", async () => {
    await published(await begun());
    expect(await begun()).toBe("own-saying-no-in-time-2");
  });

  test("a copy of a module that ships is the organisation's own, and what ships stays as it is", async () => {
    for (const shipped of shippedModules().slice(0, 3)) {
      const before = JSON.stringify(shipped);
      const module = await begun(shipped.definition);
      expect(isOwnId(module)).toBe(true);
      expect((await standing(module)).definition).toEqual(shipped.definition);
      expect(JSON.stringify(shipped)).toBe(before);
      const next = await beginNextVersion(db, { module: shipped.id, actorId: "tor" }, monday);
      expect(next).toEqual({ outcome: "not-own" });
    }
  });

  test("what is saved is there, finished or not", async () => {
    const module = await begun();
    const { stamp: read } = await standing(module);
    const unfinished = emptyModule("Later", "en");
    const saving = await saveDraft(
      db,
      { module, definition: unfinished, read, actorId: "tove" },
      tuesday,
    );
    expect(saving.outcome).toBe("saved");
    expect(await standing(module)).toMatchObject({
      definition: unfinished,
      editedBy: "Tove",
      editedAt: tuesday.toISOString(),
    });
  });

  test("the second of two trainers is told what the first has saved, and nothing is written", async () => {
    const module = await begun();
    const { stamp: read } = await standing(module);
    await saveDraft(db, { module, definition: titled("Tor’s"), read, actorId: "tor" }, tuesday);
    const before = await everything(db);
    const second = { module, definition: titled("Tove’s"), read, actorId: "tove" };
    const saving = await saveDraft(db, second, wednesday);
    expect(saving).toMatchObject({
      outcome: "edited-meanwhile",
      standing: { editedBy: "Tor", editedAt: tuesday.toISOString(), definition: titled("Tor’s") },
    });
    expect(await everything(db)).toEqual(before);

    const { stamp } = await standing(module);
    const knowingly = await saveDraft(db, { ...second, read: stamp }, wednesday);
    expect(knowingly.outcome).toBe("saved");
    expect((await standing(module)).definition).toEqual(titled("Tove’s"));
  });

  test("of two who save at the same moment, one has saved and the other is told", async () => {
    const module = await begun();
    const { stamp: read } = await standing(module);
    const savings = await Promise.all(
      ["tor", "tove"].map((actorId) =>
        saveDraft(db, { module, definition: titled(actorId), read, actorId }, tuesday),
      ),
    );
    expect(savings.map(({ outcome }) => outcome).sort()).toEqual(["edited-meanwhile", "saved"]);
  });

  test("a button pressed twice has saved once", async () => {
    const module = await begun();
    const { stamp: read } = await standing(module);
    const saving = { module, definition: titled("Twice"), read, actorId: "tor" };
    const first = await saveDraft(db, saving, tuesday);
    expect(await saveDraft(db, saving, wednesday)).toEqual(first);
    expect((await standing(module)).editedAt).toBe(tuesday.toISOString());
  });

  test("a draft that is thrown away and begun again is another one", async () => {
    const module = await begun();
    const { stamp: read } = await standing(module);
    expect(await throwAwayDraft(db, { module, read })).toEqual({ outcome: "thrown-away" });
    const saving = { module, definition: titled("Late"), read, actorId: "tove" };
    expect(await saveDraft(db, saving, tuesday)).toEqual({ outcome: "gone" });
    expect(await begun(writtenModule, tuesday)).toBe(module);
    expect((await saveDraft(db, saving, wednesday)).outcome).toBe("edited-meanwhile");
  });

  test("a text whose draft is gone can be saved as a draft, but not over another one", async () => {
    const module = await begun();
    const { stamp: read } = await standing(module);
    await throwAwayDraft(db, { module, read });
    const saving = { module, read: noStamp, definition: titled("Late"), actorId: "tove" };
    expect((await saveDraft(db, saving, tuesday)).outcome).toBe("saved");
    const other = { ...saving, definition: titled("Later") };
    expect((await saveDraft(db, other, tuesday)).outcome).toBe("edited-meanwhile");
  });

  test("an edition that was saved since is not thrown away", async () => {
    const module = await begun();
    const { stamp: read } = await standing(module);
    await saveDraft(db, { module, definition: titled("New"), read, actorId: "tor" }, tuesday);
    expect((await throwAwayDraft(db, { module, read })).outcome).toBe("edited-meanwhile");
    expect((await standing(module)).definition).toEqual(titled("New"));
  });

  test("publishing makes a version, takes the draft away and is written down", async () => {
    const module = await begun();
    expect(await published(module)).toEqual({ outcome: "published", version: 1 });
    expect(await draftOf(db, module)).toBeUndefined();
    expect(await latestModule(db, module)).toMatchObject({ id: module, version: 1 });
    const log = await db.selectFrom("audit").select(["act", "actorId", "detail"]).execute();
    expect(log).toEqual([
      { act: "module-published", actorId: "tor", detail: "own-saying-no-in-time v1" },
    ]);
  });

  test("the next version begins with the last, and the last is kept as it was", async () => {
    const module = await begun();
    await published(module);
    await beginNextVersion(db, { module, actorId: "tove" }, tuesday);
    const { stamp: read, definition } = await standing(module);
    expect(definition).toEqual(writtenModule);
    const changed = titled("Saying no earlier");
    await saveDraft(db, { module, definition: changed, read, actorId: "tove" }, wednesday);
    expect(await published(module, wednesday)).toEqual({ outcome: "published", version: 2 });
    expect((await latestModule(db, module))?.definition).toEqual(changed);
    expect((await moduleVersion(db, { module, version: 1 })).definition).toEqual(writtenModule);
  });

  test("beginning the next version leaves a draft that stands as it is", async () => {
    const module = await begun();
    await published(module);
    await beginNextVersion(db, { module, actorId: "tor" }, tuesday);
    const before = await standing(module);
    await beginNextVersion(db, { module, actorId: "tove" }, wednesday);
    expect(await standing(module)).toEqual(before);
  });

  test("a module with anything wrong is not published, and nothing is written", async () => {
    const module = await begun(titled(""));
    const before = await everything(db);
    expect(await published(module)).toEqual({
      outcome: "faulty",
      faults: [expect.objectContaining({ place: { part: "title", language: "en" } })],
    });
    expect(await everything(db)).toEqual(before);
  });

  test("of two who publish at the same moment, one has, and there is one version", async () => {
    const module = await begun();
    const { stamp: read } = await standing(module);
    const publishings = await Promise.all(
      ["tor", "tove"].map((actorId) => publishDraft(db, { module, read, actorId }, tuesday)),
    );
    expect(publishings.map(({ outcome }) => outcome).sort()).toEqual(["gone", "published"]);
    expect(await db.selectFrom("moduleVersion").select("version").execute()).toHaveLength(1);
  });

  test("an edition that was not read is not published", async () => {
    const module = await begun();
    const { stamp: read } = await standing(module);
    await saveDraft(db, { module, definition: titled("New"), read, actorId: "tor" }, tuesday);
    const publishing = await publishDraft(db, { module, read, actorId: "tove" }, tuesday);
    expect(publishing.outcome).toBe("edited-meanwhile");
  });

  test("what is no stamp names no edition", async () => {
    const module = await begun();
    const before = await everything(db);
    for (const read of ["", "none", "1", "x y", "99999999999999999999 2027", "1 ' or 1=1"]) {
      const saving = { module, definition: titled("New"), read, actorId: "tor" };
      expect((await saveDraft(db, saving, tuesday)).outcome, read).toBe("edited-meanwhile");
      const throwing = await throwAwayDraft(db, { module, read });
      expect(throwing.outcome, read).toBe("edited-meanwhile");
    }
    expect(await everything(db)).toEqual(before);
  });

  test("a trainer who is gone leaves the draft, without a name", async () => {
    const module = await begun();
    await db.updateTable("moduleDraft").set({ editedBy: null }).execute();
    expect((await standing(module)).editedBy).toBeNull();
  });
});
