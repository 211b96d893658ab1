import type { CaughtMail } from "#tests/support/smtp-sink.ts";
import type { Visitor } from "#tests/support/server.ts";

/** All that somebody was given, by where it came from: an address of the product, or a mail's number. */
export type Collected = Map<string, string>;

/** Headers that are of the moment or of the connection, not of what is told. */
const passing = ["date", "set-cookie", "content-security-policy", "connection", "keep-alive"];

/**
 * Every byte that the visitor is given by following each link from `starts` on, as a page and as
 * data alone, with status and headers. Nothing is posted.
 */
export async function collect(visitor: Visitor, starts: readonly string[]): Promise<Collected> {
  const collected: Collected = new Map();
  const waiting = [...starts];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (collected.has(path)) continue;
    if (collected.size > 500) throw new Error(`more than 500 addresses, last ${path}`);
    const page = await visitor.get(path);
    const text = await page.text();
    collected.set(path, inFull(page, text));
    const data = await visitor.get(dataOf(path));
    collected.set(dataOf(path), inFull(data, await data.text()));
    waiting.push(...linksIn(text));
  }
  return collected;
}

/** What a receiver's mail program holds: headers and both bodies, as they came over the line. */
export function mailsTo(address: string, mails: readonly CaughtMail[]): Collected {
  const own = mails.filter(({ to }) => to.includes(address));
  return new Map(own.map(({ raw }, index) => [`mail ${index + 1}`, decoded(raw)]));
}

/** Where two people were given something else, and what, from the first other byte on. */
export function differences(one: Collected, other: Collected): string[] {
  const [first, second] = [withoutChance(one), withoutChance(other)];
  return [...new Set([...first.keys(), ...second.keys()])].flatMap((from) => {
    const [here, there] = [first.get(from) ?? "", second.get(from) ?? ""];
    if (here === there) return [];
    const start = [...here].findIndex((sign, index) => sign !== there[index]);
    return [
      `${from}\n${here.slice(start - 60, start + 60)}\n${there.slice(start - 60, start + 60)}`,
    ];
  });
}

/** With every random id named by when it first appears in a text, so that two runs can be compared. */
function withoutChance(collected: Collected): Collected {
  const named = (text: string) => {
    const names = new Map<string, string>();
    return text.replace(/ nonce="[^"]*"/g, "").replace(/[A-Za-z0-9_-]{22,}|[0-9a-f]{16}/g, (id) => {
      const name = names.get(id) ?? `⟨${names.size + 1}⟩`;
      names.set(id, name);
      return name;
    });
  };
  const numbered = [...collected].map(([from, text], at) => [`${at} ${named(from)}`, named(text)]);
  return new Map(numbered as [string, string][]);
}

function inFull(answer: Response, text: string): string {
  const headers = [...answer.headers].filter(([name]) => !passing.includes(name));
  return [answer.status, ...headers.map(([name, value]) => `${name}: ${value}`), "", text].join(
    "\n",
  );
}

function dataOf(path: string): string {
  const [page = "", query] = path.split("?");
  const data = page === "/" ? "/_root.data" : `${page}.data`;
  return query === undefined ? data : `${data}?${query}`;
}

/** Our own addresses in a page, without files and without fragments. */
function linksIn(html: string): string[] {
  return [...html.matchAll(/ href="(\/[^"#]*)/g)]
    .map(([, path = ""]) => path.replaceAll("&amp;", "&"))
    .filter((path) => !path.startsWith("/assets/") && !/\.(svg|ico|css|js|woff2)$/.test(path));
}

/** Transfer encodings undone part by part; what is random in a mail's frame has a length of its own. */
function decoded(raw: Buffer): string {
  return raw
    .toString("latin1")
    .replace(/^--\S+$/gm, "--")
    .replace(/boundary="[^"]*"/g, "")
    .replace(/=\r?\n/g, "")
    .replace(/(?:=[0-9A-F]{2})+/g, (quoted) =>
      Buffer.from(quoted.replaceAll("=", ""), "hex").toString("utf8"),
    )
    .replace(/((?:^[A-Za-z0-9+/]{60,}={0,2}\r?\n)+^[A-Za-z0-9+/]*={0,2}$)/gm, (base64) =>
      Buffer.from(base64, "base64").toString("utf8"),
    );
}
