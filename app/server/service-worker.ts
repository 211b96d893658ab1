import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { RequestHandler } from "express";

/**
 * The worker under an address that stays the same, with the name of the build in front: a browser
 * looks whether it has changed, and it changes with every build.
 */
export function serviceWorker(clientFolder: string): RequestHandler {
  const assets = resolve(clientFolder, "assets");
  const names = readdirSync(assets).sort();
  const name = names.find((each) => /^service-worker-[\w-]+\.js$/.test(each));
  if (!name) return (_request, response) => void response.status(404).end();
  const build = createHash("sha256").update(names.join()).digest("hex").slice(0, 16);
  const source = `self.tilsigBuild="${build}";\n${readFileSync(resolve(assets, name), "utf8")}`;
  return (_request, response) => void response.type("text/javascript").send(source);
}
