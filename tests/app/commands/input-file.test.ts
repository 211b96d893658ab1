import { readInputFile } from "#app/commands/input-file.ts";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

function folderOf() {
  const folder = mkdtempSync(join(tmpdir(), "tilsig-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test("a file is read whole, up to the size that is taken", async () => {
  const path = join(folderOf(), "people.csv");
  writeFileSync(path, "Åse");
  expect(await readInputFile(path, 4)).toEqual(Buffer.from("Åse"));
  await expect(readInputFile(path, 3)).rejects.toThrow("The file is larger than 0 MB: divide it.");
});

test("a missing file and a folder are refused in plain words", async () => {
  const folder = folderOf();
  const missing = join(folder, "people.csv");
  await expect(readInputFile(missing, 1)).rejects.toThrow(`${missing}: There is no such file.`);
  await expect(readInputFile(folder, 1)).rejects.toThrow(
    `${folder}: This is a folder, not a file.`,
  );
});
