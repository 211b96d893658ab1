import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { currentNotice } from "#app/i18n/privacy-notice/notice.ts";
import type { Db } from "#db/transaction.ts";
import {
  asked,
  type Caller,
  callers,
  type Owned,
  type World,
  worldOfCallers,
} from "#tests/support/callers.ts";
import { everything } from "#tests/support/everything.ts";
import { builtPages, startWeb, type Visitor, type Web } from "#tests/support/server.ts";

/**
 * Who gets what: a row for each route and for each action. The callers are those of
 * tests/support/callers.ts; what an address names is the owner's, and a digest the supervisor's.
 * `in` is being sent to sign in, `out` the same for having signed out.
 */
const table = `
                                          nobody  owner  mate  apart  supervisor  other  trainer  administrator  disabled  removed
/                                   GET   in      200    200   200    200         200    200      200            in        200
/*                                  GET   404     404    404   404    404         404    404      404            404       404
/access-receipts                    GET   in      200    200   200    200         200    200      200            in        200
/accessibility                      GET   200     200    200   200    200         200    200      200            200       200
/administration                     GET   in      404    404   404    404         404    404      200            in        404
/attempts/:attempt                  GET   in      200    404   404    404         404    404      404            in        404
/attempts/:attempt/certificate      GET   in      200    404   404    404         404    404      404            in        404
/attempts/:attempt/questions/:number GET   in      200    404   404    404         404    404      404            in        404
/attempts/:attempt/questions/:number POST  in      302    404   404    404         404    404      404            in        404
/attempts/:attempt/screens/:number  GET   in      200    404   404    404         404    404      404            in        404
/attempts/:attempt/screens/:number  POST  in      302    404   404    404         404    404      404            in        404
/audit                              GET   in      404    404   404    404         404    404      200            in        404
/balance                            GET   in      200    200   200    404         404    404      404            in        404
/came-of-it                         GET   in      200    200   200    404         404    404      404            in        404
/cells                              GET   in      404    404   404    404         404    404      200            in        404
/certificates                       GET   200     200    200   200    200         200    200      200            200       200
/certificates                       POST  422     422    422   422    422         422    422      422            422       422
/certificates/:code                 GET   200     200    200   200    200         200    200      200            200       200
/conversation-guides                GET   in      200    200   200    200         200    200      200            in        200
/conversation-guides/:factor        GET   in      200    200   200    200         200    200      200            in        200
/digests                            GET   in      404    404   404    200         200    404      404            in        404
/digests/:digestId                  GET   in      404    404   404    200         404    404      404            in        404
/early-warning                      GET   in      404    404   404    404         404    404      200            in        404
/early-warning                      POST  in      404    404   404    404         404    404      302            in        404
/factors                            GET   in      200    200   200    200         200    200      200            in        200
/invitations/:token                 GET   200     200    200   200    200         200    200      200            200       200
/invitations/:token/delivery        GET   404     404    404   404    404         404    404      404            404       404
/invitations/:token/delivery        POST  409     409    409   409    409         409    409      409            409       409
/invitations/:token/received        GET   200     200    200   200    200         200    200      200            200       200
/invitations/:token/response        GET   200     200    200   200    200         200    200      200            200       200
/invitations/:token/response        POST  302     302    302   302    302         302    302      302            302       302
/language                           GET   404     404    404   404    404         404    404      404            404       404
/language                           POST  302     302    302   302    302         302    302      302            302       302
/mail-queue                         GET   in      404    404   404    404         404    404      200            in        404
/mail-queue/probes                  GET   404     404    404   404    404         404    404      404            404       404
/mail-queue/probes                  POST  in      404    404   404    404         404    404      302            in        404
/mail-queue/retries                 GET   404     404    404   404    404         404    404      404            404       404
/mail-queue/retries                 POST  in      404    404   404    404         404    404      302            in        404
/mail-queue/test-mails              GET   404     404    404   404    404         404    404      404            404       404
/mail-queue/test-mails              POST  in      404    404   404    404         404    404      302            in        404
/mails                              GET   in      200    200   200    200         200    200      200            in        200
/mails                              POST  in      302    302   302    302         302    302      302            in        302
/modules                            GET   in      200    200   200    200         200    200      200            in        200
/modules/:module                    GET   in      200    200   200    200         200    200      200            in        200
/modules/:module/attempts           GET   404     404    404   404    404         404    404      404            404       404
/modules/:module/attempts           POST  in      302    302   302    302         302    302      302            in        302
/modules/:module/job-aid            GET   in      200    200   200    200         200    200      200            in        200
/offline/:language                  GET   200     200    200   200    200         200    200      200            200       200
/own-data                           GET   in      200    200   200    200         200    200      200            in        200
/own-data.json                      GET   in      200    200   200    200         200    200      200            in        200
/own-data/account/deletion          GET   in      200    200   200    200         200    200      200            in        200
/own-data/account/deletion          POST  in      302    422   422    422         422    422      422            in        422
/own-data/account/gone              GET   200     200    200   200    200         200    200      200            200       200
/own-data/answers/deletion          GET   in      200    200   200    200         200    200      200            in        200
/own-data/answers/deletion          POST  in      302    302   302    302         302    302      302            in        302
/own-shares                         GET   in      200    200   200    404         404    404      404            in        404
/people                             GET   in      404    404   404    404         404    404      200            in        404
/privacy                            GET   200     200    200   200    200         200    200      200            200       200
/privacy                            POST  in      302    302   302    302         302    302      302            in        302
/retention                          GET   in      404    404   404    404         404    404      200            in        404
/retention                          POST  in      404    404   404    404         404    404      302            in        404
/series                             GET   in      404    404   404    404         404    404      200            in        404
/series/:name                       GET   in      404    404   404    404         404    404      200            in        404
/series/:name                       POST  in      404    404   404    404         404    404      302            in        404
/series/:name/pause                 GET   404     404    404   404    404         404    404      404            404       404
/series/:name/pause                 POST  in      404    404   404    404         404    404      302            in        404
/series/:name/resumption            GET   404     404    404   404    404         404    404      404            404       404
/series/:name/resumption            POST  in      404    404   404    404         404    404      302            in        404
/sessions/:id/ending                GET   404     404    404   404    404         404    404      404            404       404
/sessions/:id/ending                POST  in      302    404   404    404         404    404      404            in        404
/sessions/ending                    GET   404     404    404   404    404         404    404      404            404       404
/sessions/ending                    POST  in      302    302   302    302         302    302      302            in        302
/settings                           GET   in      200    200   200    200         200    200      200            in        200
/settings                           POST  in      302    302   302    302         302    302      302            in        302
/settings/digest                    GET   404     404    404   404    404         404    404      404            404       404
/settings/digest                    POST  in      404    404   404    302         302    404      404            in        404
/settings/history                   GET   404     404    404   404    404         404    404      404            404       404
/settings/history                   POST  in      302    302   302    404         404    404      404            in        404
/settings/pause                     GET   in      200    200   200    404         404    404      404            in        404
/settings/pause                     POST  in      302    302   302    404         404    404      404            in        404
/settings/pause/ending              GET   404     404    404   404    404         404    404      404            404       404
/settings/pause/ending              POST  in      302    302   302    404         404    404      404            in        404
/setup/:token                       GET   410     410    410   410    410         410    410      410            410       410
/setup/:token                       POST  410     410    410   410    410         410    410      410            410       410
/shares                             GET   in      404    404   404    200         200    404      404            in        404
/shares/:shareId                    GET   in      404    404   404    200         404    404      404            in        404
/shares/:shareId/withdrawal         GET   404     404    404   404    404         404    404      404            404       404
/shares/:shareId/withdrawal         POST  in      302    404   404    404         404    404      404            in        404
/sign-in                            GET   200     302    302   302    302         302    302      302            200       302
/sign-in                            POST  302     302    302   302    302         302    302      302            302       302
/sign-in/:link                      GET   410     302    302   302    302         302    302      302            410       302
/sign-in/:link                      POST  410     302    302   302    302         302    302      302            410       302
/sign-in/code                       GET   in      in     in    in     in          in     in       in             in        in
/sign-in/code                       POST  in      in     in    in     in          in     in       in             in        in
/sign-out                           GET   404     404    404   404    404         404    404      404            404       404
/sign-out                           POST  out     out    out   out    out         out    out      out            out       out
/supervisor-view                    GET   in      200    200   200    404         404    404      404            in        404
/talk-requests                      GET   404     404    404   404    404         404    404      404            404       404
/talk-requests                      POST  in      302    302   302    404         404    404      404            in        404
/talk-requests/:requestId/ending    GET   404     404    404   404    404         404    404      404            404       404
/talk-requests/:requestId/ending    POST  in      302    404   404    302         404    404      404            in        404
/training                           GET   in      404    404   404    404         404    200      404            in        404
/training/assignments               GET   in      404    404   404    404         404    200      404            in        404
/training/assignments/:plan         GET   in      404    404   404    404         404    200      404            in        404
/training/assignments/:plan/ending  GET   in      404    404   404    404         404    200      404            in        404
/training/assignments/:plan/ending  POST  in      404    404   404    404         404    302      404            in        404
/training/assignments/:plan/waivers GET   in      404    404   404    404         404    200      404            in        404
/training/assignments/:plan/waivers POST  in      404    404   404    404         404    302      404            in        404
/training/assignments/new           GET   in      404    404   404    404         404    200      404            in        404
/training/assignments/new           POST  in      404    404   404    404         404    302      404            in        404
/training/drafts                    GET   404     404    404   404    404         404    404      404            404       404
/training/drafts                    POST  in      404    404   404    404         404    302      404            in        404
/training/drafts/:module            GET   in      404    404   404    404         404    200      404            in        404
/training/drafts/:module            POST  in      404    404   404    404         404    302      404            in        404
/training/drafts/:module/preview    GET   404     404    404   404    404         404    404      404            404       404
/training/drafts/:module/preview    POST  in      404    404   404    404         404    200      404            in        404
/training/drafts/:module/removal    GET   404     404    404   404    404         404    404      404            404       404
/training/drafts/:module/removal    POST  in      404    404   404    404         404    302      404            in        404
/training/factors                   GET   in      404    404   404    404         404    200      404            in        404
/training/modules/:module           GET   in      404    404   404    404         404    200      404            in        404
/training/modules/:module/copy      GET   404     404    404   404    404         404    404      404            404       404
/training/modules/:module/copy      POST  in      404    404   404    404         404    302      404            in        404
/training/modules/:module/draft     GET   404     404    404   404    404         404    404      404            404       404
/training/modules/:module/draft     POST  in      404    404   404    404         404    302      404            in        404
/unsubscribe/:token                 GET   200     200    200   200    200         200    200      200            200       200
/unsubscribe/:token                 POST  200     200    200   200    200         200    200      200            200       200
/waves                              GET   in      404    404   404    404         404    404      200            in        404
/waves/:series/:period              GET   in      200    200   200    404         404    404      404            in        404
/waves/:series/:period/delivery     GET   404     404    404   404    404         404    404      404            404       404
/waves/:series/:period/delivery     POST  401     409    409   409    404         404    404      404            401       404
/waves/:series/:period/received     GET   in      200    302   302    404         404    404      404            in        404
/waves/:series/:period/response     GET   in      200    200   200    404         404    404      404            in        404
/waves/:series/:period/response     POST  in      302    302   302    404         404    404      404            in        404
/waves/:series/:period/share        GET   in      200    200   404    404         404    404      404            in        404
/waves/:series/:period/share        POST  in      302    302   404    404         404    404      404            in        404
/waves/:series/:period/withdrawal   GET   404     404    404   404    404         404    404      404            404       404
/waves/:series/:period/withdrawal   POST  in      302    302   302    404         404    404      404            in        404
`;

/** The editor's form over the draft that stands. */
const draftFields = {
  ...{ read: "2 2027-03-10T19:00:00.000Z", minutes: "7", audience: "specialist", passMark: "2" },
};

/** What the page of an action sends: good for the owner, or for whoever may do it. */
const fields: Record<string, Record<string, string>> = {
  // One that nobody has been given: a redirect would say the same to everybody who may ask.
  // A code that could be one would be counted: certificates.test.ts has that.
  "/certificates": { code: "BCDF" },
  "/early-warning": { rate: "3" },
  // What was kept for somebody else: that the owner's is taken is shown in delivery.test.ts.
  "/invitations/:token/delivery": { submission: crypto.randomUUID(), draft: "x", workload: "2" },
  "/invitations/:token/response": { submission: crypto.randomUUID(), workload: "2" },
  "/language": { language: "nb", next: "/factors" },
  "/mails": { reminder: "yes", digest: "yes", hour: "9" },
  "/own-data/account/deletion": { email: "solveig@nordlys.example" },
  "/own-data/answers/deletion": { wave: "all" },
  "/privacy": { version: String(currentNotice), next: "/factors" },
  "/retention": { answers: "12", releases: "60", receipts: "12", audit: "12", mails: "3" },
  "/series/:name": {
    ...{ m1: "on", m4: "on", m9: "on", week: "2", weekday: "3" },
    ...{ opens: "9", openDays: "10", closes: "18", timeZone: "Europe/Oslo" },
  },
  "/settings": { language: "nb", timeZone: "Europe/Helsinki" },
  "/settings/digest": { timing: "weekday", weekday: "4", hour: "14" },
  "/settings/history": { history: "none" },
  "/settings/pause": { from: "2099-03-01", until: "2099-04-01" },
  "/setup/:token": { organisation: "Nordlys", name: "Eve", email: "eve@nordlys.example" },
  "/sign-in": { email: "anne@nordlys.example", next: "/" },
  "/sign-in/code": { code: "BCDF 2345" },
  "/talk-requests": { receiver: "kari" },
  "/training/assignments/:plan/waivers": { of: "", reason: "Has taught it for years" },
  "/training/assignments/new": {
    ...{ module: "own-no", unit: "inland", when: "after", days: "14", kind: "offered" },
  },
  "/training/drafts": { title: "Saying no" },
  "/training/drafts/:module": draftFields,
  "/training/drafts/:module/preview": draftFields,
  "/training/drafts/:module/removal": { read: draftFields.read },
  "/waves/:series/:period/delivery": { submission: crypto.randomUUID(), draft: "x", workload: "2" },
  "/waves/:series/:period/response": { submission: crypto.randomUUID(), workload: "2" },
  "/waves/:series/:period/share": { item: "meaning_results", receiver: "kari", days: "90" },
};

/** Looking at these leaves a receipt for the person, and taking one's data home a line in the log. */
const noted: Record<string, string[]> = {
  "/own-data.json": ["access_receipt", "audit"],
  "/shares/:shareId": ["access_receipt"],
};

/** Others may do this to what is the owner's: with the link, and as the supervisor who was asked. */
const meantForOthers = [
  "/invitations/:token/response",
  "/talk-requests/:requestId/ending",
  "/unsubscribe/:token",
];

type Given = "in" | "out" | number;

interface Row {
  route: string;
  method: "GET" | "POST";
  gives: [Caller, Given][];
}

const rows = rowsOf(table);
const looks = rows.filter(({ method }) => method === "GET");
const acts = rows.filter(({ method }) => method === "POST");

describe("who gets what", () => {
  let world: World;
  let build: ServerBuild;
  beforeAll(async () => {
    build = await builtPages();
    world = await worldOfCallers();
  });
  afterAll(() => world.remove());

  let web: Web;
  beforeEach(async () => {
    web = await startWeb(await world.copy(), { now: () => asked });
  });

  function as(caller: Caller): Visitor {
    const browser = web.visitor();
    const secret = world.sessions.get(caller);
    if (secret) {
      const value = Buffer.from(JSON.stringify(secret)).toString("base64");
      browser.cookies.set("tilsig", encodeURIComponent(value));
    }
    return browser;
  }

  test("is said of every route and of every action", () => {
    const routes = routesOf(build);
    const declared = (some: Row[]) => some.map(({ route }) => route).sort();
    expect(declared(looks)).toEqual(routes.map(({ pattern }) => pattern).sort());
    const actions = routes.filter(({ hasAction }) => hasAction);
    expect(declared(acts)).toEqual(actions.map(({ pattern }) => pattern).sort());
    for (const { route, gives } of rows) expect(gives.length, route).toBe(10);
  });

  test.each(looks)("$method $route, and nothing changes", async ({ route, gives }) => {
    const { db } = web.context;
    const path = addressOf(route, world.owned);
    let before = await kept(db);
    for (const [caller, given] of gives) {
      for (const address of [path, dataOf(path)]) {
        const answer = await as(caller).get(address);
        const text = await answer.text();
        expect(seen(answer), `${caller} ${address}`).toBe(given);
        // The one page that is about nobody may be kept; not with somebody's name in its header.
        const isNobodys = route.startsWith("/offline/") && !isSignedIn(caller);
        expect(answer.headers.get("cache-control")).toBe(isNobodys ? "no-cache" : "no-store");
        expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
        expect(answer.headers.get("content-security-policy")).toMatch(
          /^default-src 'none'; script/,
        );
        if (isRefused(given) && caller !== "owner") expect(text).not.toMatch(/solveig|workload/i);
      }
      const after = await kept(db);
      const mayGrow = given === 200 ? (noted[route] ?? []) : [];
      expect(without(after, mayGrow), caller).toEqual(without(before, mayGrow));
      for (const name of mayGrow) expect(after[name]?.length).toBe(before[name]!.length + 2);
      before = after;
    }
    // A line is written when its response is through. No id, no link and nobody is in it.
    await expect.poll(() => web.log.length).toBe(2 * gives.length);
    expect([...new Set(web.log.map((line) => line.route))]).toEqual([route]);
    for (const id of [...Object.values(world.owned), callers.owner])
      expect(JSON.stringify(web.log)).not.toContain(id);
  });

  test.each(acts)("$method $route, and a refusal changes nothing", async ({ route, gives }) => {
    const path = addressOf(route, world.owned);
    for (const [caller, given] of gives) {
      web.context.db = await world.copy();
      const before = await kept(web.context.db);
      const answer = await as(caller).post(path, fields[route]);
      expect(seen(answer), caller).toBe(given);
      const after = await kept(web.context.db);
      if (isRefused(given)) expect(after, caller).toEqual(before);
      else if (caller !== "owner" && !meantForOthers.includes(route))
        expect(ofOwner(after), caller).toEqual(ofOwner(before));
    }
  });

  test("from elsewhere no action does anything", async () => {
    const before = await kept(web.context.db);
    for (const { route } of acts.filter(({ route }) => !route.startsWith("/unsubscribe/"))) {
      for (const caller of ["owner", "supervisor", "administrator"] as const) {
        for (const origin of ["https://elsewhere.example", "null", undefined]) {
          const sent = { method: "POST", body: new URLSearchParams(fields[route]), origin };
          const answer = await ask(caller, addressOf(route, world.owned), sent);
          expect(answer.status, `${caller} ${route} ${origin}`).toBe(403);
        }
      }
    }
    expect(await kept(web.context.db)).toEqual(before);
  });

  test("by another method nothing is done, and nothing breaks", async () => {
    const before = await everything(web.context.db);
    for (const { pattern, hasAction } of routesOf(build)) {
      const path = addressOf(pattern, world.owned);
      for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS", ...(hasAction ? [] : ["POST"])]) {
        const { status } = await ask("owner", path, { method, origin: web.origin });
        expect(status, `${method} ${pattern}`).toBe(405);
      }
    }
    expect(await everything(web.context.db)).toEqual(before);
  });

  test("asked for without being shown, no page notes anything", async () => {
    const before = await kept(web.context.db);
    for (const { route, gives } of looks) {
      for (const [caller, given] of gives) {
        const { status } = await ask(caller, addressOf(route, world.owned), { method: "HEAD" });
        const got = given === "in" ? 302 : given;
        expect(noted[route] ? [got, 405] : [got], `${caller} ${route}`).toContain(status);
      }
    }
    for (const route of Object.keys(noted)) {
      const path = addressOf(route, world.owned);
      const ahead = await as("supervisor").get(path, { "sec-purpose": "prefetch" });
      expect(ahead.status).toBe(403);
    }
    expect(await kept(web.context.db)).toEqual(before);
  });

  /** Any method, from any page or none. */
  function ask(
    caller: Caller,
    path: string,
    { origin, ...init }: { method: string; body?: URLSearchParams; origin?: string | undefined },
  ) {
    const cookie = [...as(caller).cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...(cookie && { cookie }), ...(origin !== undefined && { origin }) };
    return fetch(web.origin + path, { ...init, headers, redirect: "manual" });
  }

  /** The rows that name the owner or hang on something of the owner's. */
  function ofOwner(tables: Tables) {
    const { share, talk, session, submission } = world.owned;
    const names = [callers.owner, share, talk, session, submission, ...world.responses];
    const theirs = Object.entries(tables)
      // One row for everybody, which is made again from the answers.
      .filter(([name]) => name !== "early_warning_state")
      .map(([name, rows]) => [name, rows.filter((row) => names.some((id) => row.includes(id)))]);
    return Object.fromEntries(theirs) as Tables;
  }
});

type Tables = Record<string, string[]>;

/** Everything but when sessions were last in use. */
async function kept(db: Db): Promise<Tables> {
  const { session = [], ...rest } = await everything(db);
  return { ...rest, session: session.map((row) => row.replace(/"lastUsedAt":"[^"]*"/, "")) };
}

function without(tables: Tables, names: readonly string[]): Tables {
  return Object.fromEntries(Object.entries(tables).filter(([name]) => !names.includes(name)));
}

function isSignedIn(caller: Caller) {
  return caller !== "nobody" && caller !== "disabled";
}

function isRefused(given: Given) {
  return given === "in" || (typeof given === "number" && given >= 400);
}

/** What came of a request. Asked for as data alone, a redirect comes with 202. */
function seen(answer: Response): Given {
  const status = answer.status === 202 ? 302 : answer.status;
  const to = answer.headers.get("location") ?? "";
  if (status !== 302 || !/^\/sign-in(\?|$)/.test(to)) return status;
  return answer.headers.getSetCookie().some((line) => /^tilsig=;.*max-age=0/i.test(line))
    ? "out"
    : "in";
}

/** The address of what is the owner's. */
function addressOf(route: string, owned: Owned): string {
  const period = route.endsWith("/share") ? "2027-03" : "2027-04";
  const path = route
    .replace("/*", "/no-such-page")
    .replace(":series/:period", `monthly-pulse/${period}`)
    .replace("/invitations/:token", `/invitations/${owned.invitation}`)
    .replace("/series/:name", "/series/monthly-pulse")
    .replace("/setup/:token", "/setup/none")
    .replace("/training/assignments/:plan", "/training/assignments/plan-north")
    .replace("/training/drafts/:module", "/training/drafts/own-talks")
    .replace("/training/modules/:module", "/training/modules/own-no")
    .replace("/unsubscribe/:token", `/unsubscribe/${owned.unsubscribing}`)
    .replace("/modules/:module", "/modules/own-no")
    .replace(":attempt", owned.attempt)
    .replace(":number", "1")
    .replace(":code", owned.certificate)
    .replace(":factor", "client_alliance")
    .replace(":language", "en")
    .replace(":link", "none")
    .replace(":shareId", owned.share)
    .replace(":requestId", owned.talk)
    .replace("/sessions/:id", `/sessions/${owned.session}`)
    .replace(":digestId", owned.digest)
    .replace(/waivers$/, `waivers?of=${owned.assignment}`)
    .replace(/received$/, `received?submission=${owned.submission}`);
  if (path.includes(":")) throw new Error(`Say in addressOf what ${route} is to be asked with.`);
  return path;
}

/** Where the browser asks for what a page shows. */
function dataOf(path: string) {
  return path === "/" ? "/_root.data" : path.replace(/(?=\?|$)/, ".data");
}

/** Every address of the built server that a page or an action of ours answers. */
function routesOf({ routes }: ServerBuild) {
  const pathOf = (id: string | undefined): string => {
    const route = id === undefined ? undefined : routes[id];
    return route ? pathOf(route.parentId) + (route.path ? `/${route.path}` : "") : "";
  };
  return Object.values(routes)
    .filter((route) => route !== undefined && route.id !== "root")
    .map((route) => ({
      pattern: pathOf(route?.id) || "/",
      hasAction: route?.module.action !== undefined,
    }));
}

function rowsOf(text: string): Row[] {
  const [header = "", ...lines] = text.trim().split("\n");
  const names = header.trim().split(/\s+/) as Caller[];
  expect(names).toEqual(Object.keys(callers));
  return lines.map((line) => {
    const [route = "", method = "", ...cells] = line.trim().split(/\s+/);
    const gives = cells.map((cell, place): [Caller, Given] => [
      names[place]!,
      cell === "in" || cell === "out" ? cell : Number(cell),
    ]);
    return { route, method: method === "POST" ? "POST" : "GET", gives };
  });
}
