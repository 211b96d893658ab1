import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The folders `<name>/v<number>` below `root`, sorted. */
export function publishedFolders(root: string): string[] {
  return directoriesIn(root)
    .flatMap((name) => directoriesIn(join(root, name)).map((version) => `${name}/${version}`))
    .filter((folder) => /\/v\d+$/.test(folder))
    .sort();
}

/** SHA-256 in hex over the names and texts of a folder's files, the same whatever the line endings. */
export function checksumOf(folder: string): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(folder).sort()) {
    const text = readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n");
    hash.update(`${file}\0${text}\0`);
  }
  return hash.digest("hex");
}

/**
 * One sentence for each folder that is not what it was when it was published, with what to do.
 * `published` is the content of the root's published.json: folder → checksum; `called` is what the
 * root is called in the sentences.
 */
export function unfaithfulFolders(
  root: string,
  published: Readonly<Record<string, string>>,
  called = "surveys",
): string[] {
  const folders = publishedFolders(root);
  const gone = Object.keys(published)
    .filter((folder) => !folders.includes(folder))
    .map(
      (folder) => `${called}/${folder} was published and is gone; answers need it: bring it back`,
    );
  const other = folders.flatMap((folder) => {
    const now = checksumOf(join(root, folder));
    const then = published[folder];
    if (then === now) return [];
    if (!then) return [`${called}/${folder} is new; add "${folder}": "${now}" to published.json`];
    return [
      `${called}/${folder} was published and has changed; undo that and make v${next(folder)}`,
    ];
  });
  return [...gone, ...other];
}

function next(folder: string): number {
  return Number(folder.slice(folder.lastIndexOf("/v") + 2)) + 1;
}

function directoriesIn(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}
