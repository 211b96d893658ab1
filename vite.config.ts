import { vitePlugin as remix } from "@remix-run/dev";
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import remixConfig from "./remix.config.js";
import { mutation } from "./tests/support/mutants/plugin.ts";

// The name of a fault to put into the product, so that the tests show that they notice it.
const mutant = process.env.VITEST ? process.env.MUTANT : undefined;

export default defineConfig({
  plugins: [!process.env.VITEST && remix(remixConfig), !!mutant && mutation(mutant)],
  ssr: {
    // Bundled, so that the server starts without resolving thousands of small files.
    noExternal: ["@digdir/designsystemet-css", "@digdir/designsystemet-theme"],
  },
  build: { target: "es2022" },
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    globalSetup: mutant === undefined ? ["tests/support/postgres-server.ts"] : [],
    setupFiles: ["tests/support/console-errors.ts"],
    // Tests wait for PostgreSQL, for mails and for each other's clocks as much as they compute.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
