import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The folders `<survey>/v<number>` below `root`, sorted. */
export function publishedFolders(root: string): string[] {
  return directoriesIn(root)
    .flatMap((survey) => directoriesIn(join(root, survey)).map((version) => `${survey}/${version}`))
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
 * `published` is the content of surveys/published.json: folder → checksum.
 */
export function unfaithfulFolders(
  root: string,
  published: Readonly<Record<string, string>>,
): string[] {
  const folders = publishedFolders(root);
  const gone = Object.keys(published)
    .filter((folder) => !folders.includes(folder))
    .map((folder) => `surveys/${folder} was published and is gone; answers need it: bring it back`);
  const other = folders.flatMap((folder) => {
    const now = checksumOf(join(root, folder));
    const then = published[folder];
    if (then === now) return [];
    if (!then) return [`surveys/${folder} is new; add "${folder}": "${now}" to published.json`];
    return [`surveys/${folder} was published and has changed; undo that and make v${next(folder)}`];
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
