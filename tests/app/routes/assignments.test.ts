import { beforeEach, describe, expect, test } from "vitest";
import { beginSession } from "#app/domain/session.ts";
import { messagesFor } from "#app/i18n/messages.ts";
import { databases } from "#tests/support/databases.ts";
import { everything } from "#tests/support/everything.ts";
import { addPerson, nordlys, north, south } from "#tests/support/organisation.ts";
import { startWeb, type Visitor, type Web } from "#tests/support/server.ts";
import { writtenModule } from "#tests/support/written-module.ts";

const now = new Date("2027-03-01T09:00:00Z");
const { assignments: words } = messagesFor("en");
const { problems } = words.make;
const at = "/training/assignments";
const toNorth = {
  module: "own-no",
  team: "north",
  when: "on",
  day: "2027-03-15",
  kind: "mandatory",
};

describe.each(databases)("the pages of assignments on $name, without script", ({ open }) => {
  let web: Web;
  let tor: Visitor;

  beforeEach(async () => {
    const db = await open();
    await nordlys(db);
    await addPerson(db, "tove", ["trainer"]);
    const definition = JSON.stringify(writtenModule);
    const by = { publishedBy: "tor", publishedAt: now.toISOString() };
    await db
      .insertInto("moduleVersion")
      .values({ module: "own-no", version: 1, definition, ...by })
      .execute();
    await db
      .insertInto("moduleDraft")
      .values({
        ...{ module: "own-draft", definition, edition: 1, editedBy: "tor" },
        editedAt: now.toISOString(),
      })
      .execute();
    web = await startWeb(db, { now: () => now });
    tor = await signedIn("tor");
  });

  async function signedIn(personId: string): Promise<Visitor> {
    const { db } = web.context;
    const { secret } = await beginSession(db, { personId, device: "Firefox, Linux" }, now);
    const browser = web.visitor();
    const value = Buffer.from(JSON.stringify(secret)).toString("base64");
    browser.cookies.set("tilsig", encodeURIComponent(value));
    return browser;
  }

  const assignments = () => web.context.db.selectFrom("assignment").selectAll().execute();
  const plans = () => web.context.db.selectFrom("assignmentPlan").selectAll().execute();
  const logged = () =>
    web.context.db
      .selectFrom("audit")
      .where("act", "like", "%ssign%")
      .orderBy("act")
      .select(["act", "actorId", "subjectId", "detail"])
      .execute();
  async function kept() {
    return { ...(await everything(web.context.db)), session: [] };
  }

  test("a team is assigned a module, another trainer sees it, and the log says so", async () => {
    const answer = await tor.post(`${at}/new`, toNorth);
    expect(answer.headers.get("location")).toBe(`${at}?saved=assigned`);
    expect((await assignments()).map(({ personId }) => personId).sort()).toEqual([...north].sort());
    const tove = await signedIn("tove");
    const list = await (await tove.get(at)).text();
    expect(list).toContain("Saying no in time");
    expect(list).toContain("15 March 2027");
    expect(list).toContain(words.counts.open(north.length));
    expect(await logged()).toEqual([
      { act: "module-assigned", actorId: "tor", subjectId: null, detail: "own-no team north" },
    ]);
  });

  test("pressing twice assigns once", async () => {
    await Promise.all([tor.post(`${at}/new`, toNorth), tor.post(`${at}/new`, toNorth)]);
    const third = await tor.post(`${at}/new`, toNorth);
    expect(third.headers.get("location")).toBe(`${at}?saved=before`);
    expect(await plans()).toHaveLength(1);
    expect(await logged()).toHaveLength(1);
    expect(await assignments()).toHaveLength(north.length);
  });

  test("a team, a role and a person at once are plans of their own", async () => {
    const posted = { ...toNorth, role: "trainer", person: "ida" };
    expect((await tor.post(`${at}/new`, posted)).status).toBe(302);
    expect(await plans()).toHaveLength(3);
    expect(await assignments()).toHaveLength(north.length + 3);
    expect((await logged()).map(({ subjectId, detail }) => [subjectId, detail])).toEqual(
      expect.arrayContaining([
        [null, "own-no team north"],
        [null, "own-no role trainer"],
        ["ida", "own-no person"],
      ]),
    );
  });

  test.each<[string, Record<string, string>, string]>([
    ["no module", { module: "" }, problems.noModule],
    ["a module there is not", { module: "own-nothing" }, problems.unknownModule],
    ["a module that is not published", { module: "own-draft" }, problems.unpublished],
    ["nobody", { team: "" }, problems.nobodyThere],
    ["somebody who is gone", { person: "nobody" }, problems.nobodyThere],
    ["31 February", { day: "2028-02-31" }, problems.impossibleDay],
    ["a date in the past", { day: "2027-02-28" }, problems.pastDay],
    ["a date far away", { day: "2207-02-28" }, problems.farDay],
    ["no date", { day: "" }, problems.noDay],
    ["no days", { when: "after", days: "" }, problems.days],
    ["half days", { when: "after", days: "1.5" }, problems.days],
    ["neither mandatory nor offered", { kind: "" }, problems.kind],
  ])(
    "%s is said beside its field, nothing is stored, and nothing is lost",
    async (_, other, said) => {
      const before = await kept();
      const answer = await tor.post(`${at}/new`, { ...toNorth, role: "trainer", ...other });
      expect(answer.status).toBe(422);
      const page = await answer.text();
      expect(page).toContain(said);
      expect(page).toMatch(
        /name="role"[^>]*checked=""[^>]*value="trainer"|value="trainer"[^>]*checked/,
      );
      expect(await kept()).toEqual(before);
    },
  );

  test("with nobody chosen nothing is stored", async () => {
    const { module, when, day, kind } = toNorth;
    const answer = await tor.post(`${at}/new`, { module, when, day, kind });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(problems.nobodyChosen);
    expect(await plans()).toEqual([]);
  });

  test("one who is gone keeps all the others from being assigned", async () => {
    const answer = await tor.post(`${at}/new`, { ...toNorth, unit: "moon" });
    expect(answer.status).toBe(422);
    expect(await plans()).toEqual([]);
    expect(await assignments()).toEqual([]);
  });

  test("a search keeps what is chosen, and says how many it would concern", async () => {
    const asked = new URLSearchParams({ ...toNorth, person: "ida", q: "jon" });
    const page = await (await tor.get(`${at}/new?${asked}`)).text();
    expect(page).toContain("jon@nordlys.example");
    expect(page).toContain("ida@nordlys.example");
    expect(page).toContain(words.make.concerns(north.length + 1));
    expect(page).toMatch(
      /<option[^>]*value="own-no"[^>]*selected=""|selected=""[^>]*value="own-no"/,
    );
    expect(await plans()).toEqual([]);
  });

  test("a mandatory module is followed by name, and of what was done no day is shown", async () => {
    await tor.post(`${at}/new`, toNorth);
    const taken = "2027-03-02T08:00:00.000Z";
    await web.context.db
      .insertInto("attempt")
      .values({
        ...{ id: "done", personId: "anne", module: "own-no", version: 1, passed: 1 as const },
        ...{ startedAt: taken, lastStepAt: taken, completedAt: taken, rightAnswers: 2 },
      })
      .execute();
    const [plan] = await plans();
    const page = await (await tor.get(`${at}/${plan?.id}`)).text();
    expect(page).toContain("Solveig");
    expect(page).toContain(words.counts.done(1));
    expect(page).not.toMatch(/\b2 March/);
  });

  test("of what is offered three steps are told from seven people on, and never a name", async () => {
    await tor.post(`${at}/new`, { ...toNorth, kind: "offered" });
    await tor.post(`${at}/new`, { ...toNorth, team: "south", kind: "offered" });
    for (const { id, teamId } of await plans()) {
      const page = await (await tor.get(`${at}/${id}`)).text();
      const people = teamId === "north" ? north : south;
      expect(page).toContain(
        teamId === "north" ? words.counts.taken["under-half"] : words.counts.tooFew,
      );
      for (const person of people) expect(page.toLowerCase()).not.toContain(`>${person}<`);
    }
  });

  test("waiving needs a reason, is told by name, and is done once", async () => {
    await tor.post(`${at}/new`, toNorth);
    const solveigs = (await assignments()).find(({ personId }) => personId === "solveig");
    const waivers = `${at}/${solveigs?.planId}/waivers`;
    expect(await (await tor.get(`${waivers}?of=${solveigs?.id}`)).text()).toContain("Solveig");
    const of = solveigs?.id ?? "";
    const without = await tor.post(`${waivers}?of=${of}`, { of, reason: "  " });
    expect(without.status).toBe(422);
    expect(await without.text()).toContain(words.waiver.missing);
    const reason = "Has taught it for years";
    const given = await tor.post(`${waivers}?of=${of}`, { of, reason });
    expect(given.headers.get("location")).toMatch(/saved=waived$/);
    expect(await (await tor.get(`${at}/${solveigs?.planId}`)).text()).toContain(reason);
    const again = await tor.post(`${waivers}?of=${of}`, { of, reason });
    expect(again.headers.get("location")).toMatch(/saved=not-open$/);
    const lines = await web.context.db
      .selectFrom("audit")
      .where("act", "=", "module-waived")
      .select(["actorId", "subjectId", "detail"])
      .execute();
    expect(lines).toEqual([{ actorId: "tor", subjectId: "solveig", detail: "own-no" }]);
    expect((await tor.get(`${waivers}?of=${of}`)).status).toBe(404);
  });

  test("an assignment of another plan is not waived through this one", async () => {
    await tor.post(`${at}/new`, toNorth);
    await tor.post(`${at}/new`, { ...toNorth, team: "south" });
    const all = await assignments();
    const idas = all.find(({ personId }) => personId === "ida");
    const other = all.find(({ planId }) => planId !== idas?.planId);
    const posted = { of: idas?.id ?? "", reason: "x" };
    const answer = await tor.post(`${at}/${other?.planId}/waivers`, posted);
    expect(answer.headers.get("location")).toMatch(/saved=not-open$/);
    expect((await assignments()).every(({ waivedOn }) => waivedOn === null)).toBe(true);
  });

  test("what ending means is said first; it ends once, and stays among those that have ended", async () => {
    await tor.post(`${at}/new`, toNorth);
    const [plan] = await plans();
    const ending = `${at}/${plan?.id}/ending`;
    expect(await (await tor.get(ending)).text()).toContain(words.ending.means[0]);
    const endings = [await tor.post(ending, {}), await tor.post(ending, {})];
    for (const { headers } of endings) expect(headers.get("location")).toBe(`${at}?saved=ended`);
    expect((await logged()).map(({ act }) => act)).toEqual(["assignment-ended", "module-assigned"]);
    expect(await (await tor.get(at)).text()).toContain(words.endedPlans(1));
    expect((await tor.get(ending)).status).toBe(404);
    expect(await (await tor.get(`${at}/${plan?.id}`)).text()).toContain(words.plan.hasEnded);
  });

  test("a plan that there is not is not found", async () => {
    for (const path of [`${at}/none`, `${at}/none/ending`, `${at}/none/waivers?of=x`])
      expect((await tor.get(path)).status, path).toBe(404);
  });
});
