// Runs a program that the build has made: `node app/program.js start`, or `tilsig` and its words.
import { existsSync } from "node:fs";
import process from "node:process";
import { URL } from "node:url";

const [name] = process.argv.splice(2, 1);
const program = new URL(`../build/programs/${name}.js`, import.meta.url);
if (existsSync(program)) await import(program.href);
else {
  process.stderr.write("Nothing is built yet: npm run build\n");
  process.exitCode = 2;
}
