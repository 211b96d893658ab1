import { defineConfig } from "@playwright/test";
import { chromium } from "#tests/support/chromium.ts";

export default defineConfig({
  testDir: "tests/e2e",
  // What is tested is what the sources say, and is not made anew under a server that runs.
  globalSetup: "tests/e2e/build-first.ts",
  // Each spec starts a server and a browser of its own, and they wait for each other half of the time.
  workers: 3,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  outputDir: "test-results/e2e",
  reporter: [["list"], ["json", { outputFile: "test-results/playwright.json" }]],
  use: {
    browserName: "chromium",
    launchOptions: await chromium(),
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
  },
});
