import type { ServerBuild } from "@remix-run/node";
import { createServer } from "vite";

// Before anything that asks for it: React decides when it is loaded.
process.env.NODE_ENV = "development";
const { demoProgram } = await import("#app/demo/program.ts");
await demoProgram("dev", changingPages).parseAsync();

/** The demo, with pages that change as they are written. */
async function changingPages() {
  const vite = await createServer({ server: { middlewareMode: true } });
  return {
    build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
    vite: vite.middlewares,
  };
}
