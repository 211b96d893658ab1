import { setTimeout as wait } from "node:timers/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { KeptResponse } from "#app/ui/kept/kept-response.ts";
import { publishedSurvey } from "#surveys/catalog.ts";
import type { Errand, OfflinePlace } from "./place.ts";

const questions = publishedSurvey("monthly-pulse", 1).definition.pages.map(
  ({ elements: [question] }) => question,
);

/** What stands on the screen, as far as it tells what has become of the answers. */
export type Screen =
  "form" | "waiting" | "signed-out" | "closed" | "received" | "sign-in" | "no-page" | "elsewhere";

/** A phone in somebody's hand: a browser of its own, one tab, and a line that can be lost. */
export class Phone {
  #context: BrowserContext;
  #errand: Errand;
  #origin: string;
  page: Page;

  static async open(
    browser: Browser,
    place: OfflinePlace,
    errand: Errand,
    { hasWorker }: { hasWorker: boolean },
  ): Promise<Phone> {
    const context = await browser.newContext({
      baseURL: place.origin,
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
      locale: "en-GB",
      serviceWorkers: hasWorker ? "allow" : "block",
    });
    context.setDefaultTimeout(10_000);
    // What turns TypeScript into JavaScript here names functions with it, also those that run there.
    await context.addInitScript("globalThis.__name = (named) => named");
    return new Phone(context, errand, place.origin, await context.newPage());
  }

  private constructor(context: BrowserContext, errand: Errand, origin: string, page: Page) {
    this.#context = context;
    this.#errand = errand;
    this.#origin = origin;
    this.page = page;
  }

  async signIn(): Promise<void> {
    await this.#context.addCookies([await this.#errand.cookie()]);
  }

  async line(isThere: boolean): Promise<void> {
    this.#errand.line.isCut = !isThere;
    await this.#context.setOffline(!isThere);
  }

  /** Opens the form as a person does, by its address, and waits until the page has come to rest. */
  async openForm(): Promise<Screen> {
    await this.page.goto(`${this.#errand.path}/response`).catch(() => undefined);
    return this.screen();
  }

  async reload(): Promise<Screen> {
    await this.page.reload().catch(() => undefined);
    return this.screen();
  }

  /** The tab is gone without a word; another one is opened. */
  async kill(): Promise<Screen> {
    const closed = this.page.close({ runBeforeUnload: false });
    // Without a line Chromium may never say that a tab is gone which shows its own error page; nothing
    // of ours is left in it.
    const isOurs = this.page.url().startsWith(this.#origin);
    await (isOurs ? closed : Promise.race([closed, wait(2000)]));
    this.page = await this.#context.newPage();
    return this.openForm();
  }

  async untilWorking(): Promise<void> {
    await this.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      while (registration.active?.state !== "activated" || !navigator.serviceWorker.controller) {
        await new Promise((later) => setTimeout(later, 20));
      }
    });
  }

  /** What shows, once something does that stays. */
  async screen(): Promise<Screen> {
    for (let waited = 0; waited < 400; waited++) {
      const seen = await this.#seen().catch(() => null);
      if (seen) return seen;
      await wait(25);
    }
    throw new Error(`Nothing came to rest on ${this.page.url()}: ${await this.text()}`);
  }

  text(): Promise<string> {
    return this.page.locator("body").innerText();
  }

  #seen(): Promise<Screen | null> {
    if (this.page.url().startsWith("chrome-error:") || this.page.url() === "about:blank") {
      return Promise.resolve("no-page");
    }
    return this.page.evaluate((): Screen | null => {
      if (location.pathname.startsWith("/sign-in")) return "sign-in";
      if (/\/received$/.test(location.pathname)) return "received";
      const panel = document.querySelector<HTMLElement>(".sending-panel");
      if (panel) {
        const { kept } = panel.dataset;
        return kept === "waiting" || kept === "signed-out" ? kept : null;
      }
      const button = document.querySelector(".survey-js-form__steps button");
      if (button) return button.getAttribute("aria-busy") === "true" ? null : "form";
      const title = document.querySelector("h1")?.textContent;
      if (title === "This wave has closed") return "closed";
      if (title === "Received") return "received";
      if (title === "No signal")
        return document.querySelector("main .ds-button") ? "elsewhere" : null;
      return document.readyState === "complete" && !document.querySelector(".survey-form__loading")
        ? "elsewhere"
        : null;
    });
  }

  /** What the device has kept; undefined where no page of ours is there to ask. */
  kept(): Promise<KeptResponse | null | undefined> {
    if (!this.page.url().startsWith(this.#origin)) return Promise.resolve(undefined);
    return this.page
      .evaluate(
        (key) =>
          new Promise<KeptResponse | null>((resolve, reject) => {
            const opening = indexedDB.open("tilsig");
            opening.onerror = () => reject(new Error("The database does not open."));
            opening.onupgradeneeded = () => opening.transaction?.abort();
            opening.onsuccess = () => {
              const asking = opening.result
                .transaction("responses")
                .objectStore("responses")
                .get(key);
              asking.onsuccess = () => {
                opening.result.close();
                resolve((asking.result as KeptResponse | undefined) ?? null);
              };
            };
          }),
        this.#errand.draftKey,
      )
      .catch(() => null);
  }

  /** Taps the answer at this place of the question that shows; gives which it was. */
  async tap(choice: number): Promise<[item: string, value: string] | null> {
    const title = (await this.page.locator("h2").first().textContent()) ?? "";
    const question = questions.find((each) => title.startsWith(each.title.en));
    const chosen = question?.choices[choice % question.choices.length];
    if (!question || !chosen) return null;
    await this.page
      .locator(".survey-js-form label")
      .nth(choice % question.choices.length)
      .tap();
    await this.page.waitForTimeout(450);
    return [question.name, String(chosen.value)];
  }

  /** Goes to the end by key, and presses Send, as often as a nervous thumb does. */
  async send(presses: number): Promise<Screen> {
    await this.page.evaluate(async (times) => {
      const next = () => {
        const buttons = document.querySelectorAll<HTMLElement>(".survey-js-form__steps button");
        return buttons[buttons.length - 1];
      };
      const rest = () => new Promise((later) => setTimeout(later, 15));
      for (let pages = 0; pages < 40 && next()?.textContent !== "Send my answers"; pages++) {
        next()?.click();
        await rest();
      }
      const send = next();
      for (let pressed = 0; pressed < times; pressed++) send?.click();
    }, presses);
    await this.page
      .waitForFunction(
        () => !document.querySelector(".survey-js-form") || document.querySelector("[role=alert]"),
      )
      .catch(() => undefined);
    return this.screen();
  }

  async changeAnswers(): Promise<Screen> {
    const button = this.page.getByRole("button", { name: "Look at or change my answers" });
    // It is gone when the answers were received just before the tap.
    await button.tap({ timeout: 2000 }).catch(() => undefined);
    return this.screen();
  }

  close(): Promise<void> {
    return this.#context.close();
  }
}
