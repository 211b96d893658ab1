import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { attemptOf, attemptsOf, readScreen } from "#app/domain/training/attempts.ts";
import { assignModule } from "#app/domain/training/assigning.ts";
import { latestModule } from "#app/domain/training/modules.ts";
import { beginDraft } from "#app/domain/training/drafts.ts";
import type { Language } from "#app/i18n/messages.ts";
import type { Installation } from "#tests/support/installation.ts";
import { begun, publishOwn, take } from "#tests/support/taking.ts";
import { writtenModule } from "#tests/support/written-module.ts";
import { examine } from "./examine.ts";
import { linkIn, mailTo } from "./mail.ts";
import {
  answers,
  closePulse,
  emailOf,
  importHistory,
  invitationOf,
  monthsAgo,
  north,
  openPulse,
  post,
  startNordlys,
  thisMonth,
} from "./nordlys.ts";
import { askForMail, signIn } from "./sign-in.ts";
import { expect, test } from "./visitor.ts";

interface Look {
  /** The file in app/routes. */
  route: string;
  /** Who looks; nobody for a browser that nobody is signed in on. */
  as: "nobody" | "anne" | "ida" | "kari" | "per" | "tor" | "astrid";
  at: (place: Place) => string | Promise<string>;
  status?: number;
}

/** The installation that is looked at, and a link of each kind that only a mail gives. */
interface Place {
  language: "en" | "nb";
  tilsig: Installation;
  invitation: string;
  received: string;
  signIn: string;
  digests: Record<"kari" | "per", string>;
}

const open = `/waves/monthly-pulse/${monthsAgo(-1)}`;
const closed = `/waves/monthly-pulse/${thisMonth()}`;

/** Every page, as everybody sees it to whom it looks different. */
const looks: Look[] = [
  { route: "$.tsx", as: "nobody", at: () => "/no-such-page", status: 404 },
  { route: "$.tsx", as: "kari", at: () => "/no-such-page", status: 404 },
  { route: "_index/route.tsx", as: "anne", at: () => "/" },
  { route: "_index/route.tsx", as: "kari", at: () => "/" },
  { route: "_index/route.tsx", as: "tor", at: () => "/" },
  { route: "_index/route.tsx", as: "astrid", at: () => "/" },
  { route: "administration.tsx", as: "astrid", at: () => "/administration" },
  { route: "accessibility.tsx", as: "nobody", at: () => "/accessibility" },
  { route: "access-receipts.tsx", as: "anne", at: () => "/access-receipts" },
  { route: "attempts.$attempt._index.tsx", as: "anne", at: passedByAnne },
  {
    route: "attempts.$attempt.certificate.tsx",
    as: "anne",
    at: async (place) => `${await passedByAnne(place)}/certificate`,
  },
  { route: "attempts.$attempt.screens.$number.tsx", as: "anne", at: begunByAnne },
  {
    route: "attempts.$attempt.questions.$number.tsx",
    as: "anne",
    at: async (place) => `${await passedByAnne(place)}/questions/1`,
  },
  { route: "attempts.$attempt.questions.$number.tsx", as: "ida", at: askedOfIda },
  { route: "audit.tsx", as: "astrid", at: () => "/audit" },
  { route: "balance.tsx", as: "anne", at: () => "/balance" },
  { route: "balance.tsx", as: "ida", at: () => "/balance" },
  { route: "came-of-it.tsx", as: "anne", at: () => "/came-of-it" },
  { route: "cells.tsx", as: "astrid", at: () => "/cells" },
  { route: "certificates._index.tsx", as: "nobody", at: () => "/certificates?wait" },
  { route: "certificates.$code.tsx", as: "nobody", at: certificateOfAnne },
  { route: "certificates.$code.tsx", as: "nobody", at: () => "/certificates/none", status: 404 },
  { route: "conversation-guides._index.tsx", as: "ida", at: () => "/conversation-guides" },
  {
    route: "conversation-guides.$factor.tsx",
    as: "kari",
    at: () => "/conversation-guides/workload",
  },
  { route: "digests._index.tsx", as: "kari", at: () => "/digests" },
  { route: "digests.$digestId.tsx", as: "kari", at: ({ digests }) => digests.kari },
  { route: "digests.$digestId.tsx", as: "per", at: ({ digests }) => digests.per },
  { route: "early-warning.tsx", as: "astrid", at: () => "/early-warning?saved" },
  { route: "factors.tsx", as: "tor", at: () => "/factors" },
  { route: "invitations.$token._index.tsx", as: "nobody", at: ({ invitation }) => invitation },
  { route: "invitations.$token._index.tsx", as: "nobody", at: () => "/invitations/x", status: 404 },
  {
    route: "invitations.$token.response.tsx",
    as: "nobody",
    at: ({ invitation }) => `${invitation}/response`,
  },
  {
    route: "invitations.$token.response.tsx",
    as: "nobody",
    at: ({ invitation }) => `${invitation}/response?simple`,
  },
  { route: "invitations.$token.received.tsx", as: "nobody", at: ({ received }) => received },
  { route: "mail-queue._index/route.tsx", as: "astrid", at: () => "/mail-queue" },
  { route: "mails.tsx", as: "anne", at: () => "/mails?saved" },
  { route: "mails.tsx", as: "kari", at: () => "/mails" },
  { route: "mails.tsx", as: "tor", at: () => "/mails" },
  { route: "offline.$language.tsx", as: "nobody", at: ({ language }) => `/offline/${language}` },
  { route: "modules._index.tsx", as: "anne", at: () => "/modules" },
  { route: "modules._index.tsx", as: "tor", at: () => "/modules" },
  { route: "modules.$module._index.tsx", as: "anne", at: () => "/modules/own-no" },
  { route: "modules.$module._index.tsx", as: "tor", at: () => "/modules/m06" },
  { route: "modules.$module.job-aid.tsx", as: "anne", at: () => "/modules/m06/job-aid" },
  { route: "own-data._index/route.tsx", as: "anne", at: () => "/own-data" },
  { route: "own-data._index/route.tsx", as: "kari", at: () => "/own-data" },
  { route: "own-data.account.deletion.tsx", as: "anne", at: () => "/own-data/account/deletion" },
  { route: "own-data.account.deletion.tsx", as: "astrid", at: () => "/own-data/account/deletion" },
  { route: "own-data.account.gone.tsx", as: "nobody", at: () => "/own-data/account/gone" },
  { route: "own-data.answers.deletion.tsx", as: "anne", at: () => "/own-data/answers/deletion" },
  { route: "own-data.answers.deletion.tsx", as: "per", at: () => "/own-data/answers/deletion" },
  { route: "people.tsx", as: "astrid", at: () => "/people" },
  { route: "people.tsx", as: "astrid", at: () => "/people?q=nobody-of-this-name" },
  { route: "privacy.tsx", as: "nobody", at: () => "/privacy" },
  { route: "privacy.tsx", as: "tor", at: () => "/privacy" },
  { route: "own-shares.tsx", as: "anne", at: () => "/own-shares?saved=shared" },
  { route: "own-shares.tsx", as: "ida", at: () => "/own-shares" },
  { route: "retention.tsx", as: "astrid", at: () => "/retention" },
  { route: "series._index.tsx", as: "astrid", at: () => "/series" },
  { route: "series.$name._index/route.tsx", as: "astrid", at: () => "/series/monthly-pulse" },
  {
    route: "series.$name._index/route.tsx",
    as: "astrid",
    at: () =>
      "/series/monthly-pulse?week=1&weekday=2&opens=8&openDays=x&closes=20&timeZone=Europe/Oslo",
  },
  { route: "settings.pause._index.tsx", as: "anne", at: () => "/settings/pause" },
  { route: "settings._index.tsx", as: "anne", at: () => "/settings" },
  { route: "settings._index.tsx", as: "kari", at: () => "/settings?saved=digest" },
  { route: "shares._index.tsx", as: "kari", at: () => "/shares" },
  { route: "shares._index.tsx", as: "per", at: () => "/shares" },
  { route: "shares.$shareId._index.tsx", as: "kari", at: openedByKari },
  { route: "shares.$shareId._index.tsx", as: "per", at: () => "/shares/none", status: 404 },
  { route: "setup.$token.tsx", as: "nobody", at: () => "/setup/used", status: 410 },
  { route: "sign-in._index.tsx", as: "nobody", at: () => "/sign-in" },
  { route: "sign-in.code.tsx", as: "nobody", at: () => "/sign-in/code" },
  { route: "sign-in.$link.tsx", as: "nobody", at: ({ signIn }) => signIn },
  { route: "sign-in.$link.tsx", as: "nobody", at: () => "/sign-in/none", status: 410 },
  { route: "supervisor-view.tsx", as: "anne", at: () => "/supervisor-view" },
  { route: "supervisor-view.tsx", as: "ida", at: () => "/supervisor-view" },
  { route: "training._index/route.tsx", as: "tor", at: () => "/training" },
  { route: "training._index/route.tsx", as: "tor", at: () => "/training?q=nothing-of-this-name" },
  { route: "training.assignments._index.tsx", as: "tor", at: () => "/training/assignments" },
  {
    route: "training.assignments.new/route.tsx",
    as: "tor",
    at: () => "/training/assignments/new?module=m14&role=specialist&q=a",
  },
  { route: "training.assignments.$plan._index.tsx", as: "tor", at: assignedByTor },
  {
    route: "training.assignments.$plan.ending.tsx",
    as: "tor",
    at: async (place) => `${await assignedByTor(place)}/ending`,
  },
  {
    route: "training.assignments.$plan.waivers.tsx",
    as: "tor",
    at: async (place) => `${await assignedByTor(place)}/waivers?of=${await assignedToAnne(place)}`,
  },
  { route: "training.drafts.$module._index/route.tsx", as: "tor", at: begunByTor },
  { route: "training.factors.tsx", as: "tor", at: () => "/training/factors" },
  {
    route: "training.modules.$module._index/route.tsx",
    as: "tor",
    at: async (place) => `${(await begunByTor(place)).replace("drafts", "modules")}?draft`,
  },
  {
    route: "training.modules.$module._index/route.tsx",
    as: "tor",
    at: () => "/training/modules/m01?in=nb&width=phone",
  },
  { route: "unsubscribe.$token.tsx", as: "nobody", at: unsubscribing },
  { route: "unsubscribe.$token.tsx", as: "nobody", at: () => "/unsubscribe/x", status: 404 },
  { route: "waves._index.tsx", as: "astrid", at: () => "/waves" },
  { route: "waves.$series.$period._index.tsx", as: "anne", at: () => open },
  { route: "waves.$series.$period._index.tsx", as: "anne", at: () => closed, status: 410 },
  { route: "waves.$series.$period.response.tsx", as: "anne", at: () => `${open}/response` },
  { route: "waves.$series.$period.response.tsx", as: "anne", at: () => `${open}/response?simple` },
  { route: "waves.$series.$period.received.tsx", as: "anne", at: answeredBy },
  { route: "waves.$series.$period.share.tsx", as: "anne", at: () => `${open}/share` },
  { route: "waves.$series.$period.share.tsx", as: "anne", at: () => `${closed}/share` },
];

// Each language in a worker, and an installation, of its own.
test.describe.configure({ mode: "parallel" });

test("every page is looked at", () => {
  const folder = "app/routes";
  const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => {
    if (!/^([^/]+|[^/]+\/route)\.tsx$/.test(name)) return false;
    const text = readFileSync(join(folder, name), "utf8");
    // What takes posts only shows the page that there is nothing.
    return text.includes("export default") && !text.includes("no-page.tsx");
  });
  expect([...new Set(looks.map(({ route }) => route))].sort()).toEqual(pages.sort());
});

for (const language of ["en", "nb"] as const) {
  test(`every page can be read by everybody, in ${language}`, async ({ visit }) => {
    test.setTimeout(400_000);
    const tilsig = await startNordlys();
    await importHistory(tilsig, 6);
    const nobody = await visit(tilsig.origin, { language });
    const signedIn = new Map<Look["as"], Page>([["nobody", nobody]]);
    for (const person of ["anne", "ida", "kari", "per", "tor", "astrid"] as const) {
      const page = await visit(tilsig.origin, { language });
      await signIn(page, tilsig, person);
      await choose(page, tilsig, language);
      signedIn.set(person, page);
    }
    const place = { language, ...(await placeWithEverything(tilsig, signedIn)) };

    for (const { route, as, at, status = 200 } of looks) {
      const page = signedIn.get(as) ?? nobody;
      await test.step(`${route} as ${as}`, async () => {
        const answer = await page.goto(await at(place));
        expect(answer?.status()).toBe(status);
        await untilAtRest(page);
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        expect(await page.title()).toMatch(/^\S.* – Tilsig$/);
        await examine(page);
      });
    }
    await tilsig.stop();
  });
}

/** Until the page's script, where it has one, has taken it over, and the form's, where it shows one. */
async function untilAtRest(page: Page) {
  await page.waitForFunction(() => {
    const isPlain = document.querySelector("script[type=module]") === null;
    const isTakenOver = Object.keys(document.body).some((key) => key.startsWith("__react"));
    const isLoading = document.querySelector(".survey-form__loading") !== null;
    return (isPlain || isTakenOver) && !isLoading;
  });
}

/** A closed wave that had something to say, an open one, and the links of mails. */
async function placeWithEverything(
  tilsig: Installation,
  signedIn: Map<Look["as"], Page>,
): Promise<Omit<Place, "language">> {
  await openPulse(tilsig);
  for (const person of north) await answerBehind(await invitationOf(tilsig, person));
  await bringUp("/waves/monthly-pulse/" + thisMonth() + "/share", { item: "workload", days: "90" });
  await bringUp("/talk-requests");
  await closePulse(tilsig);
  const caught = tilsig.mails.mails.length;
  await openPulse(tilsig, monthsAgo(-1));
  const invitation = await invitationOf(tilsig, "anne", caught);
  const received = await answerBehind(await invitationOf(tilsig, "ida", caught));

  async function answerBehind(link: string) {
    const given = await post(tilsig.origin, `${link}/response`, answers({ workload: -2 }));
    return given.location ?? "";
  }
  /** Anne shares with Kari, or asks her for a talk. */
  async function bringUp(path: string, fields: Record<string, string> = {}) {
    const { id: receiver } = await tilsig.db
      .selectFrom("person")
      .where("email", "=", emailOf("kari"))
      .select("id")
      .executeTakeFirstOrThrow();
    const done = await signedIn.get("anne")?.request.post(path, {
      form: { receiver, ...fields },
      headers: { Origin: tilsig.origin },
    });
    expect(done?.ok()).toBe(true);
  }
  async function newestDigest(person: "kari" | "per") {
    const page = signedIn.get(person);
    await page?.goto("/digests");
    return (await page?.locator("main a").first().getAttribute("href")) ?? "";
  }

  const nobody = signedIn.get("nobody");
  await nobody?.goto("/sign-in");
  const mail = nobody && (await askForMail(nobody, tilsig, "hans"));
  return {
    tilsig,
    invitation,
    received,
    signIn: mail ? linkIn(mail, tilsig.origin, "/sign-in/") : "",
    digests: { kari: await newestDigest("kari"), per: await newestDigest("per") },
  };
}

/** Anne's own answers; the page after sending is for her who has just sent. */
async function answeredBy({ tilsig, invitation }: Place) {
  const given = await post(tilsig.origin, `${invitation}/response`, answers());
  const submission = new URL(given.location ?? "", tilsig.origin).search;
  return `${open}/received${submission}`;
}

/** The way out of mails about surveys, as Anne's own mail has it. */
async function unsubscribing({ tilsig }: Place) {
  const mail = await mailTo(tilsig, emailOf("anne"), /^Tilsig: (Monthly pulse|Månedlig puls)/);
  return linkIn(mail, tilsig.origin, "/unsubscribe/");
}

/** The share that Anne gave before the wave closed. */
async function openedByKari({ tilsig }: Place) {
  const share = await tilsig.db.selectFrom("share").select("id").executeTakeFirstOrThrow();
  return `/shares/${share.id}`;
}

/** A mandatory module for Anne alone; assigned once, however often it is asked for. */
async function assignedByTor({ tilsig: { db } }: Place) {
  const [anne, tor] = await Promise.all([idOf(db, "anne"), idOf(db, "tor")]);
  const now = new Date();
  const day = now.toISOString().slice(0, 10);
  const scopes = [{ kind: "person", id: anne }] as const;
  const due = { kind: "after", days: 14 } as const;
  const assigned = { module: "m14", scopes, due, mandatory: true, actorId: tor };
  await assignModule(db, assigned, day, now);
  const { planId } = await assignmentOfAnne(db);
  return `/training/assignments/${planId}`;
}

async function assignedToAnne({ tilsig: { db } }: Place) {
  return (await assignmentOfAnne(db)).id;
}

async function assignmentOfAnne(db: Installation["db"]) {
  return db
    .selectFrom("assignment")
    .where("personId", "=", await idOf(db, "anne"))
    .select(["id", "planId"])
    .executeTakeFirstOrThrow();
}

async function idOf(db: Installation["db"], person: string) {
  const { id } = await db
    .selectFrom("person")
    .where("email", "=", emailOf(person))
    .select("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** A draft with a text that is read and something that is to be mended. */
async function begunByTor({ tilsig: { db } }: Place) {
  const { id: actorId } = await db
    .selectFrom("person")
    .where("email", "=", emailOf("tor"))
    .select("id")
    .executeTakeFirstOrThrow();
  const definition = { ...writtenModule, sources: [] };
  return `/training/drafts/${await beginDraft(db, { definition, actorId }, new Date())}`;
}

/** The organisation's own module, published when it is asked for first. */
async function ownModule({ db }: Installation) {
  if (!(await latestModule(db, "own-no"))) await publishOwn(db, "own-no");
  return "own-no";
}

async function passed(tilsig: Installation) {
  const [personId, module] = [await idOf(tilsig.db, "anne"), await ownModule(tilsig)];
  const earlier = await attemptsOf(tilsig.db, { personId, module });
  const id = earlier.find(({ passed }) => passed)?.id;
  const kept = id && (await attemptOf(tilsig.db, { attemptId: id, personId }));
  return kept || take(tilsig.db, { personId, module, right: true }, new Date());
}

async function passedByAnne({ tilsig }: Place) {
  return `/attempts/${(await passed(tilsig)).id}`;
}

async function certificateOfAnne({ tilsig }: Place) {
  return `/certificates/${(await passed(tilsig)).certificateCode}`;
}

async function begunByAnne({ tilsig }: Place) {
  const { attemptId } = await begun(tilsig.db, await idOf(tilsig.db, "anne"), "m06", new Date());
  return `/attempts/${attemptId}/screens/1`;
}

/** Ida has read everything and answered nothing. */
async function askedOfIda({ tilsig }: Place) {
  const [personId, module] = [await idOf(tilsig.db, "ida"), await ownModule(tilsig)];
  const whose = await begun(tilsig.db, personId, module, new Date());
  for (const number of [1, 2, 3, 4])
    await readScreen(tilsig.db, { ...whose, number, visibleSeconds: null }, new Date());
  return `/attempts/${whose.attemptId}/questions/1`;
}

/** As the button in the header does. */
async function choose(page: Page, { origin }: Installation, language: Language) {
  const chosen = await page.request.post("/language", {
    form: { language, next: "/" },
    headers: { Origin: origin },
  });
  expect(chosen.ok()).toBe(true);
}
