import {
  type BrowserContext,
  test as base,
  type ConsoleMessage,
  expect,
  type Page,
  type Request,
  type Response,
} from "@playwright/test";

export { expect } from "@playwright/test";

interface Visitor {
  /** Of the browser; what a person has chosen goes before it. */
  language?: "en" | "nb";
  screen?: "phone" | "desktop";
  javaScript?: boolean;
  /** Whether the browser asks to be sent little. */
  saveData?: boolean;
}

/** Opens a browser of somebody's own: no cookies, an own network address. Gives its one page. */
type Visit = (origin: string, visitor?: Visitor) => Promise<Page>;

/**
 * Every page that a test opens is watched. The test fails on a request to anywhere else, a breach of
 * the content security policy, an error on the console or in a script, a piece of a page that is
 * missing, an answer of 5xx, and an answer without the headers that every answer must have.
 */
export const test = base.extend<{ visit: Visit }>({
  visit: async ({ browser }, use) => {
    const watches: Watch[] = [];
    await use(async (origin, visitor = {}) => {
      const context = await browser.newContext(settingsOf(origin, visitor));
      watches.push(await watch(context, origin));
      return context.newPage();
    });
    const faults = (await Promise.all(watches.map((each) => each.faults()))).flat();
    await Promise.all(watches.map(({ context }) => context.close()));
    expect(faults, "what the browser met on the way").toEqual([]);
  },
});

const screens = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 } },
};

let visitors = 0;

function settingsOf(origin: string, visitor: Visitor) {
  visitors += 1;
  return {
    ...screens[visitor.screen ?? "desktop"],
    baseURL: origin,
    locale: visitor.language === "nb" ? "nb-NO" : "en-GB",
    timezoneId: "Europe/Oslo",
    javaScriptEnabled: visitor.javaScript ?? true,
    extraHTTPHeaders: {
      // As a proxy in front would tell it, so that people do not share a limit on requests.
      "X-Forwarded-For": `10.0.${visitors >> 8}.${visitors & 255}`,
      ...(visitor.saveData && { "Save-Data": "on" }),
    },
  };
}

interface Watch {
  context: BrowserContext;
  faults(): Promise<string[]>;
}

/** Notes every fault that a browser meets; `faults` gives those so far. */
export async function watch(context: BrowserContext, origin: string): Promise<Watch> {
  const faults: string[] = [];
  const reading: Promise<string[]>[] = [];
  context.on("request", (request) => faults.push(...elsewhere(request, origin)));
  context.on("response", (response) => reading.push(faultsOf(response).catch(unlessOver)));
  context.on("console", (message) => faults.push(...saidBy(message)));
  context.on("weberror", (error) => faults.push(`script: ${error.error().message}`));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (breach) => {
      const { violatedDirective, blockedURI, sourceFile, lineNumber } = breach;
      console.error(`policy: ${violatedDirective} ${blockedURI} at ${sourceFile}:${lineNumber}`);
    });
  });
  let isOver = false;
  return { context, faults: untilNow };

  async function untilNow() {
    isOver = true;
    return [...faults, ...(await Promise.all(reading)).flat()];
  }

  /** What is still on its way when a test ends goes down with its browser. */
  function unlessOver(error: unknown): string[] {
    if (isOver) return [];
    throw error;
  }
}

function elsewhere(request: Request, origin: string) {
  const url = new URL(request.url());
  const isHere = url.origin === origin || url.protocol === "data:" || url.protocol === "blob:";
  return isHere ? [] : [`asked elsewhere: ${request.url()}`];
}

/** That a page or its data was refused is for the test to judge; that a piece is missing is a fault. */
function saidBy(message: ConsoleMessage) {
  if (message.type() !== "error") return [];
  const isRefusal = /^Failed to load resource: .* status of 4\d\d/.test(message.text());
  if (isRefusal && !isPiece(message.location().url)) return [];
  // A test has taken the phone off the net.
  if (message.text().includes("net::ERR_INTERNET_DISCONNECTED")) return [];
  return [`console: ${message.text()} (${message.location().url})`];
}

function isPiece(url: string) {
  return new URL(url).pathname.startsWith("/assets/");
}

/** Pieces, and the page that stands for others without signal, which is about nobody. */
function mayBeKept(url: string) {
  return isPiece(url) || new URL(url).pathname.startsWith("/offline/");
}

async function faultsOf(response: Response): Promise<string[]> {
  // The worker leads to the page that stands for others; no server has said that.
  if (response.fromServiceWorker() && response.status() === 302) return [];
  const name = `${response.status()} ${response.request().method()} ${response.url()}`;
  // What the worker gave or fetched comes without the lines as they were sent.
  const isWorkers = response.fromServiceWorker() || response.request().serviceWorker() !== null;
  const headers = isWorkers
    ? Object.entries(response.headers()).map(([name, value]) => ({ name, value }))
    : await response.headersArray();
  const values = (wanted: string) =>
    headers.filter(({ name }) => name.toLowerCase() === wanted).map(({ value }) => value);
  const faults = [
    ...(response.status() >= 500 ? ["a fault of the server"] : []),
    ...(isPiece(response.url()) ? [] : policyFaults(values("content-security-policy"))),
    ...(mayBeKept(response.url()) || values("cache-control").join() === "no-store"
      ? []
      : [`may be kept: ${values("cache-control").join() || "no Cache-Control"}`]),
    ...(values("x-content-type-options").join() === "nosniff" ? [] : ["may be sniffed"]),
    ...values("set-cookie").flatMap((cookie) => cookieFaults(cookie, response.url())),
  ];
  return faults.map((fault) => `${name}: ${fault}`);
}

function policyFaults(policies: string[]) {
  const [policy = ""] = policies;
  const sources = policy.split(/;\s*/).flatMap((directive) => directive.split(" ").slice(1));
  const allowed = /^('self'|'none'|data:|'nonce-[\w+/=]{20,}')$/;
  return [
    ...(policies.length === 1 && policy.includes("default-src 'none'") ? [] : ["no own policy"]),
    ...sources.filter((source) => !allowed.test(source)).map((source) => `allows ${source}`),
  ];
}

/** `__Host-` and `Secure` belong to https alone, which a spec of its own looks at. */
function cookieFaults(cookie: string, url: string) {
  const [, ...attributes] = cookie.split(/;\s*/);
  const wanted = ["HttpOnly", "Path=/", "SameSite=Lax"];
  const secure = url.startsWith("https:") ? ["Secure"] : [];
  const missing = [...wanted, ...secure].filter((attribute) => !attributes.includes(attribute));
  return missing.map((attribute) => `a cookie without ${attribute}`);
}
