import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { signedInCookie } from "#app/session.server.ts";
import { beginSession } from "#app/domain/session.ts";
import { readScreen } from "#app/domain/training/attempts.ts";
import { screensIn } from "#app/domain/training/progress.ts";
import { shippedModules } from "#training/catalog.server.ts";
import type { PublishedModule } from "#training/definition.ts";
import { begun } from "#tests/support/taking.ts";
import { invite } from "#app/domain/invitations.ts";
import { createWave } from "#app/domain/waves.ts";
import { weightBeforeScripts } from "#tests/bench/page/weight.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";
import { builtPages, startWeb } from "#tests/support/server.ts";

const sqlite = databases[0]!;

describe("What an invitation fetches before any script", () => {
  let start: string;
  beforeEach(async () => {
    const db = await sqlite.open();
    await nordlys(db);
    const { origin, context } = await startWeb(db);
    const opening = await createWave(db, {
      series: "monthly-pulse",
      period: "2026-11",
      opensAt: context.now().toISOString(),
    });
    if (opening.outcome !== "opened") throw new Error(opening.outcome);
    const { waveId } = opening;
    const token = await invite(db, context.env.secrets, { waveId, personId: "solveig" });
    start = `${origin}/invitations/${token}`;
  });

  test("is at most 60 KB gzipped for the start page and the plain form, with style and font", async () => {
    const { pieces, total } = await weightBeforeScripts([start, `${start}/response?simple`]);
    const kinds = pieces.map(({ address }) => address.replace(/^.*\.(\w+)$/, "$1"));
    expect(kinds).toContain("css");
    expect(kinds).toContain("woff2");
    expect(total).toBeLessThanOrEqual(60_000);
  });

  test("comes from no other origin", async () => {
    const { elsewhere } = await weightBeforeScripts([start, `${start}/response?simple`]);
    expect(elsewhere).toEqual([]);
    const page = await (await fetch(start)).text();
    const origins = [...page.matchAll(/(?:src|href)="(?:https?:)?\/\/([^/"]+)/g)];
    expect(origins.map(([, host]) => host)).toEqual([]);
  });

  test("holds no script on the plain form, and nothing that is fetched for one", async () => {
    const page = await (await fetch(`${start}/response?simple`)).text();
    expect(page).toContain('type="radio"');
    expect(page).not.toMatch(/<script|modulepreload|\.js"/);
  });
});

test("The longest module fetches less than 80 KB gzipped before any script, with style and font", async () => {
  const db = await sqlite.open();
  await nordlys(db);
  const { origin, context } = await startWeb(db);
  const { secret } = await beginSession(db, { personId: "solveig", device: "" }, context.now());
  const [cookie = ""] = (await signedInCookie(context.env, secret)).split(";");
  const { id, definition } = longestShipped();
  const whose = await begun(db, "solveig", id, context.now());
  const screens = Array.from({ length: screensIn(definition) }, (_, index) => index + 1);
  for (const number of screens)
    await readScreen(db, { ...whose, number, visibleSeconds: null }, context.now());
  const attempt = `${origin}/attempts/${whose.attemptId}`;
  const asked = [
    `${origin}/modules/${id}`,
    ...screens.map((number) => `${attempt}/screens/${number}`),
    `${attempt}/questions/1`,
    `${origin}/modules/${id}/job-aid`,
  ];
  const { pieces, total, elsewhere } = await weightBeforeScripts(asked, { cookie });
  expect(pieces.some(({ address }) => address.endsWith(".woff2"))).toBe(true);
  expect(total, JSON.stringify(pieces)).toBeLessThan(80_000);
  expect(elsewhere).toEqual([]);
});

/** Of the modules that ship, the one with the most to read. */
function longestShipped() {
  const lengthOf = ({ definition: { texts } }: PublishedModule) =>
    texts.en.body.length + texts.nb.body.length;
  return shippedModules().reduce((one, other) => (lengthOf(other) > lengthOf(one) ? other : one));
}

test("No schema comes into a browser: what Zod checks is checked on the server", async () => {
  await builtPages();
  const folder = resolve("build/client/assets");
  const scripts = readdirSync(folder).filter((name) => name.endsWith(".js"));
  expect(scripts.length).toBeGreaterThan(20);
  const withZod = scripts.filter((name) =>
    /safeParse|ZodError|jitless/.test(readFileSync(join(folder, name), "utf8")),
  );
  expect(withZod).toEqual([]);
});
