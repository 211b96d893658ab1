import { type Browser, type BrowserContext, devices, type Page } from "playwright-core";

/** How a visit went; milliseconds. */
export interface Visit {
  /** From the address to the first text on the screen. */
  firstPaint: number;
  /** From the address, or from the press on the start page, to where a tap on the first answer works. */
  tappable: number;
  /** Bytes of bodies and headers by kind, as they came over the line to the page itself. */
  bytes: Record<Kind, number>;
}

export type Kind = "HTML and data" | "CSS" | "font" | "script" | "other";

/** Somebody's phone: what it keeps, it keeps from visit to visit. */
export function phone(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 3,
    isMobile: true,
    hasTouch: true,
    userAgent: devices["Pixel 7"].userAgent,
    locale: "en-GB",
  });
}

interface Way {
  address: string;
  /** What is pressed on the page that opens, and how long that is read; otherwise it is the form. */
  then?: { press: string; readFor: number };
}

/** One visit on a page of its own, on a processor four times slower, until an answer could be tapped. */
export async function visit(context: BrowserContext, { address, then }: Way): Promise<Visit> {
  const page = await context.newPage();
  try {
    const bytes = await slowAndCounted(page);
    await page.addInitScript(watchForFirstAnswer);
    const opened = Date.now();
    await page.goto(address, { waitUntil: "commit" });
    const firstPaint = await firstText(page);
    if (then) await press(page, then);
    const at = await page
      .waitForFunction(() => Reflect.get(globalThis, "tappableAt") as number | undefined, null, {
        polling: 50,
        timeout: 60_000,
      })
      .then((handle) => handle.jsonValue());
    const pressed = await page.evaluate(() => sessionStorage.getItem("pressedAt"));
    const from = then ? Number(pressed) : opened;
    await tapFirstAnswer(page);
    return { firstPaint, tappable: Number(at) - from, bytes };
  } finally {
    await page.close();
  }
}

async function slowAndCounted(page: Page) {
  const bytes: Visit["bytes"] = { "HTML and data": 0, CSS: 0, font: 0, script: 0, other: 0 };
  const kinds = new Map<string, Kind>();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await cdp.send("Network.enable");
  cdp.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (!response.fromServiceWorker) kinds.set(requestId, kindOf(type));
  });
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind) bytes[kind] += encodedDataLength;
  });
  return bytes;
}

function kindOf(type: string): Kind {
  if (type === "Stylesheet") return "CSS";
  if (type === "Font") return "font";
  if (type === "Script") return "script";
  return type === "Document" || type === "Fetch" ? "HTML and data" : "other";
}

function firstText(page: Page): Promise<number> {
  return page
    .waitForFunction(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime)
    .then((handle) => handle.jsonValue())
    .then(Number);
}

/** When a finger came down is noted in the page: before that the driver looks whether it may. */
async function press(page: Page, { press, readFor }: NonNullable<Way["then"]>): Promise<void> {
  await page.waitForTimeout(readFor);
  await page.locator(`main a[href$="${press}"]`).first().tap({ noWaitAfter: true });
}

/**
 * In the page: at each frame, whether the first answer is there and nothing lies over it. As text,
 * because what translates TypeScript here would put names into it that a page does not have.
 */
const watchForFirstAnswer = `
  addEventListener("pointerdown", () => sessionStorage.setItem("pressedAt", Date.now()), true);
  requestAnimationFrame(function look() {
    const radio = document.querySelector("form input[type=radio], .survey-js-form input[type=radio]");
    const hasPainted = performance.getEntriesByName("first-contentful-paint").length > 0;
    const target = radio && (radio.closest("label") || radio.labels[0] || radio);
    if (target && !radio.disabled && hasPainted) {
      target.scrollIntoView({ block: "center", behavior: "instant" });
      const { x, y, width, height } = target.getBoundingClientRect();
      const hit = document.elementFromPoint(x + width / 2, y + height / 2);
      const isUnderFinger = hit !== null && (target.contains(hit) || hit === radio);
      if (isUnderFinger) return void (globalThis.tappableAt = Date.now());
    }
    requestAnimationFrame(look);
  });`;

/** A finger on it: the answer must be chosen, or the next question stand there. Throws otherwise. */
async function tapFirstAnswer(page: Page): Promise<void> {
  const first = page.locator("input[type=radio]").first();
  const group = await first.getAttribute("name");
  const target = page.locator("label:has(input[type=radio]), input[type=radio] + label").first();
  await target.tap({ timeout: 10_000 });
  await page.waitForFunction(
    (name) => {
      const radios = [...document.querySelectorAll<HTMLInputElement>("input[type=radio]")];
      return radios[0]?.name !== name || radios.some(({ checked }) => checked);
    },
    group,
    { timeout: 10_000 },
  );
}
