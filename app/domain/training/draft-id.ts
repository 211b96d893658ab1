/** What the ids of an organisation's own modules begin with; no module that ships has such a one. */
const prefix = "own-";

/** Whether an id can be that of a module an organisation wrote itself. */
export function isOwnId(module: string): boolean {
  return /^own-[a-z0-9-]{1,60}$/.test(module);
}

/** Ids for a module of this title, the plainest first: `own-saying-no`, `own-saying-no-2` and so on. */
export function* ownIds(title: string): Generator<string, never> {
  const slug = prefix + slugOf(title);
  yield slug;
  for (let number = 2; ; number++) yield `${slug}-${number}`;
}

/** Small letters, digits and dashes, as they can stand in an address. */
function slugOf(title: string): string {
  const plain = title
    .toLowerCase()
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "");
  return plain || "module";
}
