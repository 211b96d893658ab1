import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { publishedFolders, unfaithfulFolders } from "#surveys/published.server.ts";
import { shippedModules } from "#training/catalog.server.ts";
import published from "#training/published.json" with { type: "json" };

const shipped = join(import.meta.dirname, "..", "..", "training");
let copy: string;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), "tilsig-training-"));
  cpSync(shipped, copy, { recursive: true });
});

afterEach(() => rmSync(copy, { recursive: true }));

describe("a module that ships", () => {
  test("is never changed: every folder is what it was when it was published", () => {
    expect(unfaithfulFolders(shipped, published, "training")).toEqual([]);
  });

  test("is in the catalogue", () => {
    const catalogued = shippedModules().map(({ id, version }) => `${id}/v${version}`);
    expect(catalogued.sort()).toEqual(publishedFolders(shipped));
  });

  test("that someone mended by a comma is refused, and told to become the next version", () => {
    appendFileSync(join(copy, "m01/v1/nb.md"), ",");
    expect(unfaithfulFolders(copy, published, "training")).toEqual([
      "training/m01/v1 was published and has changed; undo that and make v2",
    ]);
  });

  test("that is gone is missed", () => {
    rmSync(join(copy, "m01"), { recursive: true });
    expect(unfaithfulFolders(copy, published, "training")).toEqual([
      "training/m01/v1 was published and is gone; answers need it: bring it back",
    ]);
  });
});
