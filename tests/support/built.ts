import { execFile } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";

/** Sees to it that pages and programs are as `npm run build` makes them now; builds where a source has changed since. */
export function built(): Promise<void> {
  whole ??= isBuilt() ? Promise.resolve() : buildOnce();
  return whole;
}

let whole: Promise<void> | undefined;

/** The last that a build makes. */
const last = "build/programs/tilsig.js";

/** Test files run beside one another; the first builds, the others wait for it. */
async function buildOnce() {
  const lock = resolve("node_modules/.cache/tilsig-build");
  await mkdir(resolve(lock, ".."), { recursive: true });
  for (let waited = 0; waited < 900; waited++) {
    const isOurs = await mkdir(lock).then(
      () => true,
      () => false,
    );
    if (!isOurs) {
      await wait(200);
      if (isLeftOver(lock)) await rm(lock, { recursive: true, force: true });
      continue;
    }
    try {
      if (!isBuilt()) await build();
      return;
    } finally {
      await rm(lock, { recursive: true });
    }
  }
  throw new Error(`Nothing was built within three minutes: ${lock} is held by another build.`);
}

/** A build that was killed leaves its lock; none takes this long. */
function isLeftOver(lock: string) {
  const found = statSync(lock, { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.mtimeMs > 120_000;
}

async function build() {
  // In a test, vite.config.ts would leave Remix out.
  const env = { ...process.env, NODE_ENV: "production" as const, VITEST: "" };
  await promisify(execFile)("npm", ["run", "build"], { env });
}

function isBuilt() {
  if (!existsSync(last)) return false;
  const built = statSync(last).mtimeMs;
  return [
    ...["app", "surveys", "training", "db", "emails"],
    ...["vite.config.ts", "vite.programs.config.ts", "remix.config.js"],
  ].every((source) => newest(source) < built);
}

function newest(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}
