import { mkdir, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { type BrowserContext, chromium as browserType, type Page } from "playwright-core";
import { pino } from "pino";
import { createContext } from "#app/context.server.ts";
import { makeNordlys } from "#app/demo/nordlys.ts";
import { closeWave } from "#app/domain/closing.ts";
import { personByEmail } from "#app/domain/people.ts";
import { beginSession } from "#app/domain/session.ts";
import { beginAttempt } from "#app/domain/training/attempts.ts";
import { demoSecret, loadEnv } from "#app/env.server.ts";
import { createServer } from "#app/server/create-server.ts";
import { listen } from "#app/server/listen.ts";
import { signedInCookie } from "#app/session.server.ts";
import { type Language } from "#db/schema.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { chromium } from "#tests/support/chromium.ts";
import { freePort } from "#tests/support/embedded-postgres.ts";
import { builtPages } from "#tests/support/server.ts";

process.env.NODE_ENV = "production";

/**
 * Draws the pictures in docs/screens from the demo's organisation: what a specialist meets, on a phone
 * and on a desktop, light and dark, in both languages. `npm run screens`; look at each one afterwards.
 */
const folder = resolve("docs/screens");

interface Look {
  device: "phone" | "desktop";
  scheme: "light" | "dark";
  language: Language;
}

const looks: Look[] = [
  { device: "phone", scheme: "light", language: "nb" },
  { device: "phone", scheme: "dark", language: "en" },
  { device: "desktop", scheme: "light", language: "en" },
  { device: "desktop", scheme: "dark", language: "nb" },
];

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

const now = new Date();
const port = await freePort();
const env = {
  ...loadEnv({ DATABASE_URL: "sqlite::memory:", NODE_ENV: "production" }, "command"),
  secrets: [demoSecret] as [string],
  port,
  origin: `http://localhost:${port}`,
};
const context = createContext(env, () => now);
const { db } = context;
await migrateToLatest(db);
const { period } = await makeNordlys(db, now);
const app = createServer({
  context,
  build: await builtPages(),
  clientFolder: "build/client",
  log: pino({ level: "silent" }),
});
await listen(app, env);
const browser = await browserType.launch(await chromium());
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

const wave = `/waves/monthly-pulse/${period}`;
const attempt = await begun("solveig@nordlys.example", "m03");
for (const look of looks) {
  const solveig = await signedIn("solveig@nordlys.example", look);
  await shown(solveig, look, "home", "/");
  await shown(solveig, look, "start", wave);
  await shown(solveig, look, "question", `${wave}/response`, toTheFirstFactor);
  await shown(solveig, look, "simple-page", `${wave}/response?simple`);
  await shown(solveig, look, "balance", "/balance");
  await shown(solveig, look, "came-of-it", "/came-of-it");
  await shown(solveig, look, "modules", "/modules");
  await shown(solveig, look, "module-screen", attempt);
  await solveig.close();
  // He has answered; sent as they stand, his answers stay the same.
  const frode = await signedIn("frode@nordlys.example", look);
  await shown(frode, look, "received", `${wave}/response?simple`, send);
  await frode.close();
  const tor = await signedIn("tor@nordlys.example", look);
  await shown(tor, look, "library", "/training");
  await shown(tor, look, "assignments", "/training/assignments");
  await tor.close();
}
await closeWave(db, { series: "monthly-pulse", period }, now);
const digest = await db
  .selectFrom("digest")
  .innerJoin("wave", "wave.id", "digest.waveId")
  .innerJoin("person", "person.id", "digest.supervisorId")
  .where("wave.period", "=", period)
  .where("person.email", "=", "kari@nordlys.example")
  .select("digest.id")
  .executeTakeFirstOrThrow();
for (const look of looks) {
  const kari = await signedIn("kari@nordlys.example", look);
  await shown(kari, look, "digest", `/digests/${digest.id}`);
  await kari.close();
}
process.exit(0);

/** A module on its first screen. */
async function begun(email: string, module: string): Promise<string> {
  const person = await personByEmail(db, email);
  if (!person) throw new Error(`${email} is not of the demo`);
  const begun = await beginAttempt(db, { personId: person.id, module }, now);
  if (begun.outcome !== "begun") throw new Error(begun.outcome);
  return `/attempts/${begun.attemptId}/screens/1`;
}

async function signedIn(email: string, look: Look): Promise<BrowserContext> {
  const { id: personId } = await db
    .updateTable("person")
    .set({ language: look.language })
    .where("email", "=", email)
    .returning("id")
    .executeTakeFirstOrThrow();
  const { secret } = await beginSession(db, { personId, device: "Firefox, Android" }, now);
  const [cookie = ""] = (await signedInCookie(env, secret)).split(";");
  const [name = "", ...value] = cookie.split("=");
  const visitor = await browser.newContext({
    viewport: sizes[look.device],
    ...(look.device === "phone" && { isMobile: true, hasTouch: true }),
    colorScheme: look.scheme,
    reducedMotion: "reduce",
    locale: look.language === "nb" ? "nb-NO" : "en-GB",
    serviceWorkers: "block",
  });
  await visitor.addCookies([{ name, value: value.join("="), url: env.origin }]);
  return visitor;
}

async function shown(
  visitor: BrowserContext,
  { device, scheme, language }: Look,
  name: string,
  path: string,
  before: (page: Page) => Promise<void> = async () => {},
) {
  const page = await visitor.newPage();
  await page.goto(env.origin + path, { waitUntil: "networkidle" });
  await before(page);
  const file = `${name}-${device}-${scheme}-${language}.png`;
  // A phone's pages are shown whole; a desktop's as far as its screen goes.
  await page.screenshot({ path: resolve(folder, file), fullPage: device === "phone" });
  process.stdout.write(`${file}\n`);
  await page.close();
}

async function send(page: Page) {
  await page.locator(".plain-survey-form button[type=submit]").click();
  await page.waitForURL(/\/received/);
}

/** Past the three anchors, each answered in the middle of its scale. */
async function toTheFirstFactor(page: Page) {
  for (let question = 0; question < 3; question++) {
    await page.getByRole("radio").nth(2).locator("xpath=ancestor::label").click();
    // The form goes on by itself, and takes no leftover tap for a moment.
    await page.waitForTimeout(1_000);
  }
}
