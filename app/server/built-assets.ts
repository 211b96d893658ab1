import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, resolve } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import express, { type RequestHandler } from "express";

/**
 * Serves the files of the built client and nothing else from disk. Their names carry a hash of what is
 * in them, so a browser may keep them for ever, and this process keeps them compressed: after an
 * invitation everybody comes with an empty cache, and compressing them for each was most of the work.
 */
export function builtAssets(clientFolder: string): RequestHandler[] {
  const folder = resolve(clientFolder, "assets");
  const found = express.static(folder, {
    // Set by hand, because the default of every answer, to keep nothing, would stand otherwise.
    cacheControl: false,
    setHeaders: (response) => void response.setHeader("Cache-Control", forEver),
    index: false,
    redirect: false,
    dotfiles: "deny",
  });
  return [compressed(folder), found, (_request, response) => void response.status(404).end()];
}

const forEver = "public, max-age=31536000, immutable";

/** Files of text, for whoever takes Brotli; everybody else and every other file is left to the next. */
function compressed(folder: string): RequestHandler {
  const names = new Set(readdirSync(folder).filter((name) => extname(name) in kinds));
  const kept = new Map<string, Promise<Buffer>>();
  return (request, response, next) => {
    const name = request.path.slice(1);
    const reads = request.method === "GET" || request.method === "HEAD";
    if (!reads || !names.has(name) || request.acceptsEncodings("br") !== "br") return next();
    const making = kept.get(name) ?? compress(resolve(folder, name));
    kept.set(name, making);
    making.then(
      (bytes) => {
        response.setHeader("Cache-Control", forEver);
        response.setHeader("Content-Encoding", "br");
        response.setHeader("Content-Type", kinds[extname(name)] ?? "");
        response.setHeader("Vary", "Accept-Encoding");
        response.setHeader("Content-Length", bytes.length);
        response.end(request.method === "HEAD" ? undefined : bytes);
      },
      () => {
        // Gone since the start, for instance under an upgrade: the next looks for itself.
        kept.delete(name);
        next();
      },
    );
  };
}

/** With their types, as express.static tells them. */
const kinds: Record<string, string> = {
  ".js": "application/javascript; charset=UTF-8",
  ".css": "text/css; charset=UTF-8",
};

/** Small enough after a tenth of a second for the largest; the best takes twenty times as long. */
async function compress(file: string): Promise<Buffer> {
  const bytes = await readFile(file);
  return promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 7,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
