import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { expect, onTestFinished, test } from "vitest";
import { builtAssets } from "#app/server/built-assets.ts";
import { databases } from "#tests/support/databases.ts";
import { startWeb } from "#tests/support/server.ts";

const forEver = "public, max-age=31536000, immutable";

test("a file of the pages is the same to a browser that takes it compressed and to one that does not", async () => {
  const web = await startWeb(await databases[0]!.open());
  const html = await (await web.visitor().get("/sign-in")).text();
  const files = [...html.matchAll(/"(\/assets\/[\w.-]+\.(?:js|css))"/g)].map(
    ([, path = ""]) => path,
  );
  expect(files.length).toBeGreaterThan(2);
  for (const path of [...files, ...files]) {
    const plain = await web.visitor().get(path, { "accept-encoding": "identity" });
    const small = await web.visitor().get(path, { "accept-encoding": "gzip, br" });
    expect(small.headers.get("content-encoding")).toBe("br");
    expect(plain.headers.get("content-encoding")).toBeNull();
    for (const name of ["content-type", "cache-control", "x-content-type-options"])
      expect([path, name, small.headers.get(name)]).toEqual([path, name, plain.headers.get(name)]);
    expect(small.headers.get("cache-control")).toBe(forEver);
    expect(small.headers.get("vary")).toMatch(/accept-encoding/i);
    expect(await small.text()).toBe(await plain.text());
  }
  await expect
    .poll(() => web.log.filter(({ route }) => route === "/assets/*").length)
    .toBe(4 * files.length);
});

test("a file that has gone since the start, as under an upgrade, is not found; that is no fault", async () => {
  const client = mkdtempSync(join(tmpdir(), "tilsig-client-"));
  onTestFinished(() => rmSync(client, { recursive: true }));
  mkdirSync(join(client, "assets"));
  writeFileSync(join(client, "assets/page.js"), "export {};");
  const server = express().use("/assets", builtAssets(client)).listen(0);
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address() as AddressInfo;
  const asked = () =>
    fetch(`http://localhost:${address.port}/assets/page.js`, {
      headers: { "accept-encoding": "br" },
    });
  rmSync(join(client, "assets/page.js"));
  expect((await asked()).status).toBe(404);
  writeFileSync(join(client, "assets/page.js"), "export {};");
  expect(await (await asked()).text()).toBe("export {};");
});
