import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { Refusal } from "./refusal.ts";

// Before anything that asks for it: React decides when it is loaded.
process.env.NODE_ENV = "production";
const { demoProgram } = await import("#app/demo/program.ts");
await demoProgram("demo", builtPages).parseAsync();

/** As in production: what the build has made, which is no source of ours. */
async function builtPages() {
  const built = resolve(import.meta.dirname, "../../build");
  const server = resolve(built, "server/index.js");
  if (!existsSync(server)) throw new Refusal("Nothing is built yet: npm run build");
  const build = (await import(pathToFileURL(server).href)) as ServerBuild;
  return { build, clientFolder: resolve(built, "client") };
}
