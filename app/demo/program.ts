import { resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { Refusal } from "#app/commands/refusal.ts";
import { freePort } from "./free-port.ts";
import { emailOf } from "./people.ts";
import { personas } from "./personas.ts";
import { type Pages, type RunningDemo, startDemo } from "./start-demo.ts";

const folder = resolve(import.meta.dirname, "../../data/demo");

const words = {
  demo: "Nordlys IPS, made anew in data/demo, with its mails caught. Nothing leaves this machine.",
  port: "where to listen; the next free one when it is taken",
  notAPort: "Write a port between 0 and 65535.",
  noPort: (port: number) =>
    `Port ${port} and those after it are taken. Name another: PORT=4000 npm run demo`,
  taken: (port: number) => `Port ${port} is taken, so the demo is at the next free one.`,
};

/** `npm run demo` and `npm run dev`: one command line around the pages that they serve. */
export function demoProgram(name: string, pages: () => Promise<Pages>): Command {
  return new Command(name)
    .description(words.demo)
    .addOption(new Option("--port <port>", words.port).env("PORT").argParser(portIn).default(3000))
    .action(async ({ port }: { port: number }) => run(port, pages));
}

async function run(wanted: number, pages: () => Promise<Pages>) {
  const port = await freePort(wanted);
  if (port === null) return refuse(words.noPort(wanted));
  try {
    const demo = await startDemo({ folder, port }, await pages());
    if (port !== wanted && wanted !== 0) say(words.taken(wanted));
    say(linesAbout(demo).join("\n"));
    endOnSignal(demo);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuse(error.message);
  }
}

function linesAbout({ origin, closing }: RunningDemo) {
  const seconds = Math.ceil(performance.now() / 1000);
  return [
    "",
    `Nordlys IPS is ready after ${seconds} s. Everything in it is made up.`,
    "",
    `  Sign in as somebody   ${origin}/demo`,
    `  The mails, caught     ${origin}/demo/mails`,
    "",
    ...onePerRole().map(
      ({ name, role }) => `  ${role.padEnd(15)} ${name.padEnd(14)} ${emailOf(name)}`,
    ),
    "",
    "Answer the pulse as Solveig, then close the wave from a second terminal and watch the",
    "digests arrive among the mails:",
    "",
    `  ${closing}`,
    "",
    "Ctrl-C ends the demo; what was done in it is gone with the next start.",
    "",
  ];
}

function onePerRole() {
  return personas.filter(
    ({ role }, place) => personas.findIndex((other) => other.role === role) === place,
  );
}

/** Once is asking, twice is leaving. */
function endOnSignal({ stop }: RunningDemo) {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void stop().then(() => process.exit(0)));
  }
}

function portIn(value: string) {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError(words.notAPort);
}

function say(line: string) {
  process.stdout.write(`${line}\n`);
}

function refuse(message: string) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}
