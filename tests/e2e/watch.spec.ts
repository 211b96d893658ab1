import type { Page } from "@playwright/test";
import type { Installation } from "#tests/support/installation.ts";
import { examine } from "./examine.ts";
import { startNordlys } from "./nordlys.ts";
import { expect, test, watch } from "./visitor.ts";

let tilsig: Installation;

test.beforeAll(async () => {
  tilsig = await startNordlys();
});

test.afterAll(() => tilsig.stop());

/** What no page of ours does, and what the watch on every test says of it. */
const breaches: [name: string, commit: (page: Page) => Promise<unknown>, said: RegExp][] = [
  [
    "a request to elsewhere",
    (page) => page.evaluate(() => fetch("http://elsewhere.example/").catch(() => null)),
    /policy: connect-src http:\/\/elsewhere\.example/,
  ],
  [
    "a page of somebody else's",
    (page) => page.goto("http://elsewhere.example/").catch(() => null),
    /asked elsewhere: http:\/\/elsewhere\.example/,
  ],
  [
    "a script that the policy does not know",
    (page) =>
      page.evaluate(() => {
        const script = document.createElement("script");
        script.text = "document.title = 'mine'";
        document.head.append(script);
      }),
    /policy: script-src-elem inline/,
  ],
  [
    "a style in the page",
    (page) => page.evaluate(() => document.body.setAttribute("style", "color: red")),
    /policy: style-src-attr inline/,
  ],
  [
    "an error on the console",
    (page) => page.evaluate(() => console.error("a fault")),
    /console: a fault/,
  ],
  [
    "an error in a script",
    (page) =>
      page.evaluate(() => {
        setTimeout(() => {
          throw new Error("a fault");
        });
      }),
    /script: a fault/,
  ],
  [
    "a piece that is missing",
    (page) => page.evaluate(() => fetch("/assets/no-such-piece.js")),
    /console: Failed to load resource: .* 404/,
  ],
];

for (const [name, commit, said] of breaches) {
  test(`the watch on every test sees ${name}`, async ({ browser }) => {
    const context = await browser.newContext();
    const watched = await watch(context, tilsig.origin);
    const page = await context.newPage();
    await page.goto(`${tilsig.origin}/sign-in`);
    expect(await watched.faults()).toEqual([]);
    await commit(page);
    await expect
      .poll(() => watched.faults())
      .toEqual(expect.arrayContaining([expect.stringMatching(said)]));
    await context.close();
  });
}

test("an examined page must be read by everybody, in the dark, and on the narrowest screen", async ({
  visit,
}) => {
  const page = await visit(tilsig.origin);
  const open = () => page.goto("/sign-in");
  await open();
  await examine(page);

  await page.evaluate(() => document.querySelector("main")?.append(new Image(10, 10)));
  await expect(examine(page)).rejects.toThrow(/image-alt/);

  await open();
  await page.evaluate(() => {
    document.querySelector("h1")?.style.setProperty("color", "#223");
  });
  await expect(examine(page)).rejects.toThrow(/sign-in, dark[\s\S]*color-contrast/);

  await open();
  await page.evaluate(() => {
    document.querySelector("main")?.style.setProperty("min-width", "400px");
  });
  await expect(examine(page)).rejects.toThrow(/at 320 pixels/);
});
