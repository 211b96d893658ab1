import { gzipSync } from "node:zlib";

export interface Weight {
  /** What is fetched, each once, with its bytes gzipped; a font is compressed as it is. */
  pieces: { address: string; bytes: number }[];
  total: number;
  /** Addresses of other origins that pages or style sheets name; there should be none. */
  elsewhere: string[];
}

/**
 * What a browser without script fetches for these pages: the pages, the style sheets and icons they
 * link, and the fonts that those name. Pieces that come as `data:` are part of what holds them.
 */
export async function weightBeforeScripts(
  pages: readonly string[],
  headers: Record<string, string> = {},
): Promise<Weight> {
  const pieces: Weight["pieces"] = [];
  const elsewhere = new Set<string>();
  const waiting = [...pages];
  for (const address of waiting) {
    const answer = await fetch(address, { headers });
    if (!answer.ok) throw new Error(`${address} was answered ${answer.status}.`);
    const body = Buffer.from(await answer.arrayBuffer());
    const type = answer.headers.get("content-type") ?? "";
    const isText = !type.startsWith("font/");
    pieces.push({ address: shown(address), bytes: isText ? gzipSync(body).length : body.length });
    if (!isText) continue;
    for (const named of namedIn(body.toString(), type)) {
      const found = new URL(named, address);
      if (found.protocol === "data:") continue;
      if (found.origin !== new URL(address).origin) elsewhere.add(found.href);
      else if (!waiting.includes(found.href)) waiting.push(found.href);
    }
  }
  const total = pieces.reduce((sum, { bytes }) => sum + bytes, 0);
  return { pieces, total, elsewhere: [...elsewhere] };
}

function shown(address: string) {
  const { pathname, search } = new URL(address);
  return pathname.replace(/^\/invitations\/[^/]+/, "/invitations/…") + search;
}

/** What is loaded with it, scripts left out: not where a link of the page leads. */
function namedIn(text: string, type: string): string[] {
  if (type.startsWith("text/css")) return urlsIn(text);
  if (!type.startsWith("text/html")) return [];
  const links = [...text.matchAll(/<link\b[^>]*>/g)].map(([tag]) => tag);
  const loaded = links.filter((tag) => /rel="(stylesheet|preload|icon)"/.test(tag));
  const images = [...text.matchAll(/<img\b[^>]*>/g)].map(([tag]) => tag);
  return [...loaded, ...images].flatMap((tag) => /(?:href|src)="([^"]+)"/.exec(tag)?.[1] ?? []);
}

function urlsIn(css: string): string[] {
  return [...css.matchAll(/url\(\s*(["']?)(.*?)\1\s*\)/g)].flatMap(([, , address]) =>
    address && !address.startsWith("data:") && !address.startsWith("#") ? [address] : [],
  );
}
