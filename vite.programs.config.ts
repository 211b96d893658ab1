import { defineConfig } from "vite";

/** What runs on a server without a page: its own sources in few files, so that it starts at once. */
export default defineConfig({
  logLevel: "warn",
  build: {
    ssr: true,
    target: "node20",
    outDir: "build/programs",
    emptyOutDir: true,
    rollupOptions: { input: { start: "app/server/start.ts", tilsig: "app/commands/tilsig.ts" } },
  },
});
