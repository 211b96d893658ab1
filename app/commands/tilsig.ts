import { runTilsig } from "./program.ts";

await runTilsig(process.argv.slice(2));
