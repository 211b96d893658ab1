import { execFile } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { delimiter, join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** How a browser is started; Playwright's `launchOptions`. */
export interface ChromiumLaunch {
  /** Undefined: the one that Playwright has of its own. */
  executablePath?: string;
  args: string[];
  env: NodeJS.ProcessEnv;
}

/**
 * The Chromium to test with: the one `CHROMIUM_PATH` names, else the system's, else the one that
 * comes inside an npm package, else Playwright's own. Its arguments are ours, because the package's
 * run everything in one process, which ends with the second context.
 */
export async function chromium(): Promise<ChromiumLaunch> {
  const named = process.env.CHROMIUM_PATH;
  if (named && !isProgram(named)) throw new Error(`CHROMIUM_PATH=${named} is no program.`);
  const system = named ?? onPath(["chromium", "chromium-browser", "google-chrome"]);
  if (system) return { executablePath: system, args, env: process.env };
  return (await packaged()) ?? { args, env: process.env };
}

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  // Whatever a page asks for elsewhere fails here too, and not only in a test that looks.
  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
];

function onPath(names: string[]): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(path: string) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Unpacked once into a folder of this checkout; null where it does not run on this machine. */
async function packaged(): Promise<ChromiumLaunch | null> {
  const folder = resolve("node_modules/.cache/chromium");
  if (!existsSync(folder)) await unpack(folder);
  const executablePath = join(folder, "chromium");
  // What the system lacks – it may have neither the libraries nor a font – came in the package.
  const libraries = { LD_LIBRARY_PATH: join(folder, "al2023/lib") };
  for (const lacking of [{}, libraries]) {
    const env: NodeJS.ProcessEnv = { ...process.env, ...fontsIn(folder), ...lacking };
    const runs = await run(executablePath, ["--version"], { env }).catch(() => null);
    if (runs) return { executablePath, args, env };
  }
  return null;
}

/** In a process of its own, which the package is told to unpack everything in. */
async function unpack(folder: string) {
  const cache = resolve(folder, "..");
  await mkdir(cache, { recursive: true });
  const unpacked = await mkdtemp(join(cache, "chromium-"));
  const script = 'import("@sparticuz/chromium").then(({ default: it }) => it.executablePath())';
  const env = { ...process.env, TMPDIR: unpacked, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
  await run(process.execPath, ["--eval", script], { env });
  await writeFile(join(unpacked, "fonts/fonts.conf"), fonts);
  await chmod(unpacked, 0o755);
  // Whole or not there: of two that unpack at once, one is thrown away.
  await rename(unpacked, folder).catch(() => rm(unpacked, { recursive: true, force: true }));
}

/** The package's own looks for them where it would have been unpacked. */
const fonts =
  '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">' +
  '<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>';

function fontsIn(folder: string): Record<string, string> {
  return existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: join(folder, "fonts") };
}
