import { parseArgs } from "node:util";
import type { Figure } from "#tests/bench/figure.ts";
import { NotReady } from "#tests/bench/not-ready.ts";
import type { Part } from "./part.ts";

/** The parts in the order in which they run; each is loaded when its turn comes. */
const parts: Record<string, () => Promise<Part>> = {
  kills: () => import("./kills.ts"),
  syncs: () => import("./syncs.ts"),
  close: () => import("./close.ts"),
  stop: () => import("./stop.ts"),
  disk: () => import("./disk.ts"),
  digests: () => import("./digests.ts"),
  migrations: () => import("./migrations.ts"),
  calendar: () => import("./calendar.ts"),
  offline: () => import("./offline.ts"),
};

/**
 * Tries what must be kept whatever happens, part by part. `--part NAME` runs one (or several),
 * `--short` the short forms, `--list` says what there is and how long it takes.
 */
export async function run(options: string[]): Promise<Figure[]> {
  const { part, short, list } = optionsIn(options);
  const chosen = part ?? Object.keys(parts);
  const unknown = chosen.find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined)
    throw new NotReady(
      `There is no part ${JSON.stringify(unknown)}; there are ${Object.keys(parts).join(", ")}.`,
    );
  if (list) {
    for (const one of await loaded(chosen))
      say(`${one.name.padEnd(12)}${one.about} (${one.takes})`);
    return [];
  }
  const figures: Figure[] = [];
  for (const one of await loaded(chosen)) {
    const started = performance.now();
    say(`\n${one.name}: ${one.about}${short ? ", in short" : ` (${one.takes})`}`);
    figures.push(...(await one.run({ full: !short, report: (line) => say(`  ${line}`) })));
    say(`  ${one.name} took ${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
  return figures;
}

function optionsIn(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      part: { type: "string", multiple: true },
      short: { type: "boolean", default: false },
      list: { type: "boolean", default: false },
    },
  });
  return values;
}

function loaded(names: readonly string[]): Promise<Part[]> {
  return Promise.all(names.map((name) => parts[name]?.())).then((all) =>
    all.filter((one) => one !== undefined),
  );
}

function say(line: string) {
  process.stdout.write(`${line}\n`);
}
