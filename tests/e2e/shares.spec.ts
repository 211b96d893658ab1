import type { Page } from "@playwright/test";
import { type Language, messagesFor } from "#app/i18n/messages.ts";
import type { Installation } from "#tests/support/installation.ts";
import { factorById } from "#surveys/factors.ts";
import { surveyFormWords } from "#app/ui/survey-form/words.ts";
import { answerByTaps, choose, expectReceived } from "./answering.ts";
import { examine } from "./examine.ts";
import { linkIn, mailTo } from "./mail.ts";
import {
  answers,
  closePulse,
  emailOf,
  invitationOf,
  north,
  openPulse,
  post,
  startNordlys,
  thisMonth,
} from "./nordlys.ts";
import { signIn } from "./sign-in.ts";
import { expect, test } from "./visitor.ts";

const shared = ["workload", "recognition_future"] as const;
const given = answers({ workload: -2, recognition_future: -1 });

/** Who shares, on what; the supervisor reads on the other. */
const stories = [
  { person: "solveig", language: "nb", phone: true },
  { person: "anne", language: "en", phone: false },
] as const;

for (const { person, language, phone } of stories) {
  const [own, other] = phone ? (["phone", "desktop"] as const) : (["desktop", "phone"] as const);

  test(`${person} shares two factors, Kari reads them on a ${other}, and withdrawn they are gone`, async ({
    visit,
  }) => {
    test.setTimeout(180_000);
    const tilsig = await startNordlys();
    await openPulse(tilsig);
    const { shares } = messagesFor(language);
    const english = messagesFor("en").shares;
    const page = await visit(tilsig.origin, { language, screen: own });
    const kari = await visit(tilsig.origin, { screen: other });
    await signIn(kari, tilsig, "kari", "/shares");

    await test.step("after answering, nothing is ticked and it stands there who will see it", async () => {
      await signIn(page, tilsig, person, `/waves/monthly-pulse/${thisMonth()}`);
      await (phone ? answerByTaps(page, language, given) : answerSimply(page, language));
      await page.getByRole("link", { name: shares.bringUp.share }).click();
      await expect(page.getByRole("checkbox")).toHaveCount(15);
      await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(0);
      await expect(page.getByText(shares.form.whoOne("Kari Dahl"))).toBeVisible();
      await expect(page.getByText(shares.form.takeBack)).toBeVisible();
      await examine(page);
    });

    await test.step("two factors are shared", async () => {
      for (const factor of shared) await page.getByLabel(nameOf(factor, language)).check();
      await page.getByRole("button", { name: shares.form.send, exact: true }).click();
      await expect(page.getByText(shares.own.shared)).toBeVisible();
      await expect(page.getByText(shares.own.notOpened)).toBeVisible();
      await examine(page);
    });

    await test.step("until the wave closes the supervisor sees nothing", async () => {
      await kari.goto("/shares");
      await expect(kari.getByText(english.received.none)).toBeVisible();
    });

    await test.step("the digest says that someone wants to bring something up, and no more", async () => {
      await kari.goto("/settings");
      const { digest } = messagesFor("en").settings;
      await kari.getByRole("radio", { name: digest.atOnce }).check();
      await kari.locator(".digest-timing").getByRole("button", { name: digest.button }).click();
      await expect(kari).toHaveURL("/settings?saved=digest");
      await everybodyElseAnswers(tilsig, person);
      await closePulse(tilsig);
      const mail = await mailTo(tilsig, emailOf("kari"), /^Tilsig: the .* digest is ready$/);
      const { broughtUp } = messagesFor("en").mail.digest;
      expect(mail.parsed.text?.replace(/\s+/g, " ")).toContain(broughtUp);
      expect(mail.parsed.html).toContain(broughtUp);
      // A link's random characters may hold any four letters; a word of the mail stands alone.
      expect(`${mail.parsed.text} ${mail.parsed.html}`).not.toMatch(/\bDahl\b|drained me/i);
      await kari.goto(linkIn(mail, tilsig.origin, "/digests/"));
      await kari.getByRole("link", { name: messagesFor("en").mail.digest.seeBroughtUp }).click();
      await expect(kari).toHaveURL("/shares");
    });

    await test.step("the supervisor opens it", async () => {
      await examine(kari);
      await kari.locator("main").getByRole("link").first().click();
      const name = `${person.charAt(0).toUpperCase()}${person.slice(1)} Dahl`;
      await expect(kari.getByRole("heading", { level: 1 })).toHaveText(english.opened.title(name));
      await expect(kari.getByRole("heading", { level: 2 })).toHaveText(
        shared.map((factor) => nameOf(factor, "en")),
      );
      await expect(kari.getByText("drained me a lot")).toBeVisible();
      await expect(kari.getByText("drained me a little")).toBeVisible();
      await examine(kari);
    });

    await test.step("the person sees who opened it, and withdraws it in one press", async () => {
      await page.goto("/access-receipts");
      await expect(page.locator("main")).toContainText("Kari Dahl");
      await examine(page);
      await page.goto("/own-shares");
      await expect(page.locator(".share-row__openings")).toContainText("Kari Dahl");
      await examine(page);
      await page.getByRole("button", { name: /^(Withdraw|Trekk tilbake)/ }).click();
      await expect(page.getByText(shares.own.withdrawn)).toBeVisible();
      await expect(page.getByRole("button", { name: /^(Withdraw|Trekk tilbake)/ })).toHaveCount(0);
    });

    await test.step("the supervisor's reload shows nothing of it, calmly", async () => {
      await kari.reload();
      await expect(kari.getByRole("heading", { level: 1 })).toHaveText(english.opened.gone.title);
      expect(await kari.locator("body").innerText()).not.toMatch(/Workload|drained|Solveig|Anne/);
      await examine(kari);
    });

    await test.step("one press asks for a talk, and the mail about it names nobody", async () => {
      await page.goto("/balance");
      await expect(page.getByRole("link", { name: shares.bringUp.share })).toBeVisible();
      await page.getByRole("button", { name: shares.talks.ask }).click();
      await expect(page.getByText(shares.talks.done)).toBeVisible();
      await examine(page);
      const mail = await mailTo(tilsig, emailOf("kari"), /someone would like a talk/);
      expect(`${mail.parsed.text} ${mail.parsed.html}`).not.toMatch(/Solveig|Anne|Dahl/);
      expect(mail.parsed.text).toContain(`${tilsig.origin}/shares\n`);
      await kari.goto("/shares");
      await examine(kari);
      await kari.getByRole("button", { name: english.talks.held }).click();
      await expect(kari.getByRole("button", { name: english.talks.held })).toHaveCount(0);
    });
    expect(tilsig.printed()).not.toMatch(/Dahl|@nordlys|workload/);
    await tilsig.stop();
  });
}

async function answerSimply(page: Page, language: Language) {
  await page.getByRole("link", { name: messagesFor(language).answering.start.simple }).click();
  await choose(page, language, given);
  await page.getByRole("button", { name: surveyFormWords[language].send }).click();
  await expectReceived(page, language);
}

function nameOf(factor: string, language: Language) {
  return factorById(factor).name[language];
}

async function everybodyElseAnswers(tilsig: Installation, person: string) {
  for (const other of north.filter((name) => name !== person)) {
    const action = `${await invitationOf(tilsig, other)}/response`;
    expect((await post(tilsig.origin, action, answers())).status).toBe(302);
  }
}
