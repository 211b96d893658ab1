import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
/** What can differ in the dark. */
const coloured = ["color-contrast", "link-in-text-block"];

/**
 * What must hold of every page as it stands: axe finds nothing (WCAG 2.2 A and AA) in light and in
 * dark, and nothing has to be moved sideways to be read at 320 pixels.
 */
export async function examine(page: Page): Promise<void> {
  const where = new URL(page.url()).pathname;
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
    // Our pages have no frames; without this it would open a page of its own each time.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const { violations } = await (
      colorScheme === "light" ? axe.withTags(rules) : axe.withRules(coloured)
    ).analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} – ${failureSummary}`),
    );
    expect(found, `${where}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
  await expectNarrow(page);
}

/** Nothing of the page is wider than the narrowest screen. */
export async function expectNarrow(page: Page): Promise<void> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `${new URL(page.url()).pathname} at 320 pixels`).toBeLessThanOrEqual(320);
  if (size) await page.setViewportSize(size);
}
