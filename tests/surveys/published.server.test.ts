import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { surveys } from "#surveys/catalog.ts";
import { publishedFolders, unfaithfulFolders } from "#surveys/published.server.ts";
import published from "#surveys/published.json" with { type: "json" };

const shipped = join(import.meta.dirname, "..", "..", "surveys");
let copy: string;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), "tilsig-surveys-"));
  cpSync(shipped, copy, { recursive: true });
});

afterEach(() => rmSync(copy, { recursive: true }));

describe("a published survey", () => {
  test("is never changed: every folder is what it was when it was published", () => {
    expect(unfaithfulFolders(shipped, published)).toEqual([]);
  });

  test("stands in the catalogue", () => {
    const catalogued = surveys.map(({ name, version }) => `${name}/v${version}`);
    expect(catalogued.sort()).toEqual(publishedFolders(shipped));
  });

  test("that someone mended by a space is refused, and told to become the next version", () => {
    appendFileSync(join(copy, "monthly-pulse/v1/survey.json"), " ");
    expect(unfaithfulFolders(copy, published)).toEqual([
      "surveys/monthly-pulse/v1 was published and has changed; undo that and make v2",
    ]);
  });

  test("is the same with the line endings of another system", () => {
    const file = join(copy, "monthly-pulse/v1/survey.json");
    writeFileSync(file, readFileSync(file, "utf8").replaceAll("\n", "\r\n"));
    expect(unfaithfulFolders(copy, published)).toEqual([]);
  });

  test("that is gone is missed", () => {
    rmSync(join(copy, "working-alliance"), { recursive: true });
    expect(unfaithfulFolders(copy, published)).toEqual([
      "surveys/working-alliance/v1 was published and is gone; answers need it: bring it back",
    ]);
  });

  test("that is new gets its line for the list", () => {
    cpSync(join(copy, "monthly-pulse/v1"), join(copy, "monthly-pulse/v2"), { recursive: true });
    expect(unfaithfulFolders(copy, published)).toEqual([
      expect.stringMatching(
        /^surveys\/monthly-pulse\/v2 is new; add "monthly-pulse\/v2": "[0-9a-f]{64}" to published.json$/,
      ),
    ]);
  });
});
