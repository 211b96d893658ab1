import { describe, expect, test } from "vitest";
import { logPage, record } from "#app/domain/audit.ts";
import { messagesFor } from "#app/i18n/messages.ts";
import { sentenceOf } from "#app/ui/log-sentence.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";

const at = (minute: number) => new Date(Date.UTC(2027, 2, 2, 8, minute));
const first = { viewerId: "astrid", page: 1 };

describe.each(databases)("the log on $name", ({ open }) => {
  test("tells the newest first, with names", async () => {
    const db = await open();
    await nordlys(db);
    await record(db, { act: "people-imported", actorId: null }, at(0));
    const detail = "+trainer -supervisor";
    await record(db, { act: "roles-changed", actorId: "astrid", subjectId: "kari", detail }, at(1));
    const { lines } = await logPage(db, first);
    expect(lines).toMatchObject([
      { act: "roles-changed", actor: "Astrid", subject: "Kari", detail },
      { act: "people-imported", actor: null, subject: null },
    ]);
    expect(lines.map((line) => sentenceOf(line, messagesFor("en")))).toEqual([
      "Astrid gave Kari the role of trainer. Astrid took the role of supervisor from Kari.",
      "The installation imported people.",
    ]);
    expect(lines.map((line) => sentenceOf(line, messagesFor("nb")))).toEqual([
      "Astrid ga Kari rollen som opplæringsansvarlig. Astrid tok rollen som metodeveileder fra Kari.",
      "Installasjonen leste inn personer.",
    ]);
  });

  test("shows nobody when others have signed in, and everybody their own", async () => {
    const db = await open();
    await nordlys(db);
    await record(db, { act: "signed-in", actorId: "solveig", detail: "code" }, at(0));
    await record(db, { act: "signed-in", actorId: "astrid", detail: "link" }, at(1));
    const { lines } = await logPage(db, first);
    expect(lines).toMatchObject([{ act: "signed-in", actor: "Astrid" }]);
  });

  test("comes in pages", async () => {
    const db = await open();
    for (let n = 0; n < 51; n++) await record(db, { act: "people-imported", actorId: null }, at(n));
    const last = await logPage(db, { ...first, page: 9 });
    expect(last).toMatchObject({ page: 2, pages: 2 });
    expect(last.lines).toMatchObject([{ at: at(0).toISOString() }]);
  });
});

test("a line of an unknown kind or of somebody who is gone is still told", () => {
  const line = { act: "moved-house", actor: null, subject: null, detail: "" };
  expect(sentenceOf(line, messagesFor("en"))).toBe("Recorded: moved-house.");
  const gone = { act: "roles-changed", actor: "Astrid", subject: null, detail: "+trainer" };
  expect(sentenceOf(gone, messagesFor("en"))).toBe(
    "Astrid gave somebody who is no longer here the role of trainer.",
  );
});

test.each([
  ["module-assigned", "m05 team north", null, "Tor tildelte modulen m05 til et team."],
  ["module-assigned", "m05 person", "Ida", "Tor tildelte modulen m05 til Ida."],
  [
    "assignment-ended",
    "m05 role x",
    null,
    "Tor avsluttet tildelingen av modulen m05 til en rolle.",
  ],
  ["module-waived", "m05", "Ida", "Tor fritok Ida fra modulen m05."],
])("%s of %s is told without an id of anybody", (act, detail, subject, told) => {
  const line = { act, actor: "Tor", subject, detail };
  expect(sentenceOf(line, messagesFor("nb"))).toBe(told);
});
