import type { Page } from "@playwright/test";
import { messagesFor } from "#app/i18n/messages.ts";
import type { Installation } from "#tests/support/installation.ts";
import { answerByTaps, answerOnOnePage } from "./answering.ts";
import { examine } from "./examine.ts";
import { linkIn, mailTo } from "./mail.ts";
import {
  answers,
  closePulse,
  emailOf,
  importHistory,
  invitationOf,
  north,
  openPulse,
  post,
  startNordlys,
  thisMonth,
} from "./nordlys.ts";
import { askForMail, signIn } from "./sign-in.ts";
import { expect, test } from "./visitor.ts";

/** Everybody's name and address hold one of these. */
const somebody = /Dahl|@nordlys/;
const drained = answers({ workload: -2, exhaustion: 4 });

for (const database of ["SQLite", "PostgreSQL"] as const) {
  test(`people answer, the wave closes, and the supervisor learns what drains them, on ${database}`, async ({
    visit,
  }) => {
    test.setTimeout(180_000);
    const tilsig = await test.step("people and what they answered before come from files", () =>
      startNordlys({ database }));
    const { origin } = tilsig;
    await importHistory(tilsig, 10);

    const kari = await visit(origin, { language: "en" });
    await test.step("the supervisor signs in with a code and wants digests at once", async () => {
      await signIn(kari, tilsig, "kari", "/settings");
      const { digest } = messagesFor("en").settings;
      await kari.getByRole("radio", { name: digest.atOnce }).check();
      await kari.locator(".digest-timing").getByRole("button", { name: digest.button }).click();
      await expect(kari).toHaveURL("/settings?saved=digest");
    });
    const astrid = await visit(origin, { language: "en" });
    await signIn(astrid, tilsig, "astrid", "/waves");

    await openPulse(tilsig);
    const seenBefore = [
      ...(await everythingOn(kari, ["/", "/digests"])),
      ...(await everythingOn(astrid, ["/", "/waves", "/people"])),
    ];

    const solveig = await visit(origin, { screen: "phone", language: "en" });
    await test.step("a specialist opens the link in her mail on a phone and answers with taps", async () => {
      await solveig.goto(await invitationOf(tilsig, "solveig"));
      await expectWhoSeesWhat(solveig);
      await examine(solveig);
      await answerByTaps(solveig, "nb", drained);
      const { received } = messagesFor("nb").answering;
      await expect(solveig.getByRole("link", { name: received.own })).toBeVisible();
      await examine(solveig);
    });

    const anne = await visit(origin, { screen: "phone", javaScript: false });
    await test.step("another answers without JavaScript", async () => {
      await anne.goto(await invitationOf(tilsig, "anne"));
      await answerOnOnePage(anne, "en", drained);
    });

    await test.step("the others answer", async () => {
      for (const person of north.slice(2)) {
        const action = `${await invitationOf(tilsig, person)}/response`;
        const sent = await post(origin, action, drained);
        expect(sent).toMatchObject({ status: 302, location: /\/received\?submission=/ });
      }
    });

    await test.step("until the wave closes nobody sees anything of it", async () => {
      const seenSince = [
        ...(await everythingOn(kari, ["/", "/digests"])),
        ...(await everythingOn(astrid, ["/", "/waves", "/people"])),
      ];
      expect(seenSince).toEqual(seenBefore);
      const period = ["--period", thisMonth()];
      expect(
        await tilsig.refusedTilsig("releases", "--series", "monthly-pulse", ...period),
      ).toContain("nothing is published before it closes");
      expect(
        await tilsig.refusedTilsig(
          ...["digest", "preview", "--supervisor", emailOf("kari"), ...period],
          ...["--out", test.info().outputPath("preview")],
        ),
      ).toContain("the wave is open or unknown");
      expect(
        tilsig.mails.mails.filter(({ parsed }) => /digest/.test(parsed.subject ?? "")),
      ).toEqual([]);
    });

    const link = await test.step("the wave closes and the digest comes", async () => {
      await closePulse(tilsig);
      const mail = await mailTo(tilsig, emailOf("kari"), /^Tilsig: the .* digest is ready$/);
      expect(mail.to).toEqual([emailOf("kari")]);
      for (const text of [mail.parsed.text ?? "", mail.parsed.html ?? ""]) {
        expect(text).toContain("Workload and time");
        expect(text).toContain(messagesFor("en").mail.digest.withheld);
        expect(text.match(somebody), "names").toBeNull();
      }
      return linkIn(mail, origin, "/digests/");
    });

    const [, id = ""] = link.split("/digests/");
    const fresh = await visit(origin, { screen: "phone" });
    await test.step("the supervisor opens it on her phone and signs in with the link in a mail", async () => {
      await fresh.goto(link);
      await expect(fresh).toHaveURL(/\/sign-in\?next=/);
      const mail = await askForMail(fresh, tilsig, "kari");
      await fresh.goto(linkIn(mail, origin, "/sign-in/"));
      await examine(fresh);
      await fresh.getByRole("button", { name: messagesFor("en").signIn.link.button }).tap();
      await expect(fresh).toHaveURL(link);
    });

    await test.step("she sees the bands, what to look at, and one next step", async () => {
      const { mail } = messagesFor("en");
      const { bands } = mail.digest;
      await expect(band(fresh, "Workload and time")).toContainText(bands.drains);
      await expect(band(fresh, "Colleagues")).toContainText(bands.nourishes);
      const signal = fresh.locator(".cell-signal");
      await expect(signal).toContainText("Workload and time");
      await expect(signal).toContainText("drains more than it used to");
      await expect(fresh.getByRole("heading", { name: mail.digest.nextStep })).toBeVisible();
      await expect(fresh.getByText(mail.digest.withheld)).toBeVisible();
      const told = await fresh.locator("main").innerText();
      expect(told.match(somebody), "names").toBeNull();
      await examine(fresh);
    });

    await test.step("nobody else does", async () => {
      const per = await visit(origin);
      await signIn(per, tilsig, "per", "/digests");
      await expectNothingFor(per, link);
      await signIn(solveig, tilsig, "solveig", "/balance");
      await expectNothingFor(solveig, link);
      await expectNothingFor(astrid, link);
      const anonymous = await visit(origin);
      for (const path of [`/digests/${id}`, `/digests/${id}.data`, "/digests"]) {
        const answer = await anonymous.request.get(path, { maxRedirects: 0 });
        expect([202, 302]).toContain(answer.status());
        expect(await answer.text()).not.toMatch(/workload|drains|nourish/i);
      }
    });

    await test.step("the specialist sees her own answers, and she alone", async () => {
      await solveig.goto("/balance");
      const own = solveig.getByRole("listitem").filter({ hasText: "Arbeidsmengde og tid" });
      await expect(own).toContainText("tappet meg mye");
      await expect(own).toContainText("under din normal");
    });

    await test.step("the log names nobody and holds no answer, code or link", () => {
      const printed = tilsig.printed();
      expect(printed.match(somebody)).toBeNull();
      expect(printed).toContain('"route":"/invitations/:token/response"');
      const [, invitation = ""] = solveigsToken(tilsig) ?? [];
      for (const secret of ["workload", id, invitation]) {
        expect(secret).not.toBe("");
        expect(printed).not.toContain(secret);
      }
    });
    await tilsig.stop();
  });
}

/** D1: before the first question it stands who will see what, how big a group is and how long answers are kept. */
async function expectWhoSeesWhat(page: Page) {
  const { start } = messagesFor("nb").answering;
  await expect(page.getByRole("heading", { name: start.who.title })).toBeVisible();
  const text = await page.locator("main").innerText();
  for (const told of ["Veilederen din", "minst 5", "etter at runden er lukket", "fortrolige"]) {
    expect(text).toContain(told);
  }
  expect(text).toContain("24 måneder");
  expect(text).not.toMatch(/anonym/i);
  expect(text, "the link names nobody").not.toContain("Solveig");
}

/** What the server sends for these pages, but for what differs each time anyway. */
async function everythingOn(page: Page, paths: string[]) {
  const pages: string[] = [];
  for (const path of paths) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(200);
    pages.push((await answer.text()).replace(/nonce="[^"]*"/g, ""));
  }
  return pages;
}

function band(page: Page, factor: string) {
  return page.getByRole("row").filter({ hasText: factor }).getByRole("cell").first();
}

async function expectNothingFor(page: Page, link: string) {
  const answer = await page.goto(link);
  expect(answer?.status()).toBe(404);
  expect(await page.locator("body").innerText()).not.toMatch(/Workload|Arbeidsmengde/);
  const data = await page.request.get(`${link}.data`);
  expect(data.status()).toBe(404);
  expect(await data.text()).not.toContain("workload");
}

function solveigsToken({ mails }: Installation) {
  const mail = mails.mails.find(({ to }) => to.includes(emailOf("solveig")));
  return mail?.parsed.text?.match(/\/invitations\/([\w-]+)/);
}
