import { randomUUID } from "node:crypto";
import { copyFileSync, existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { type Figure, printTable } from "#tests/bench/figure.ts";
import { NotReady } from "#tests/bench/not-ready.ts";
import { answersOf } from "#tests/bench/organisation.ts";
import { comparison, inTurn, ratio, type Side, timed } from "#tests/bench/rounds.ts";
import { chanceOf } from "#app/demo/chance.ts";
import { openFor, type OpenWave } from "./asked-people.ts";
import { type Asked, load } from "./load.ts";
import { ours, serve, type Served } from "./served.ts";

const inTurns = { rounds: 9, warmUp: 3 };
const inRound = 400;

/**
 * What the web front costs. Writing: a response posted by invitation and signed in, against the bare
 * server. Reading: the survey as a plain form, against the page that asks for an e-mail address.
 */
export async function run(options: string[]): Promise<Figure[]> {
  const nodeOptions = profiling(options);
  if (!existsSync("build/server/index.js")) {
    throw new NotReady("There is no build to measure: run npm run build first.");
  }
  const folder = await mkdtemp(join(tmpdir(), "tilsig-bench-"));
  try {
    return await measure(folder, nodeOptions);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function profiling(options: string[]): string[] {
  const { values } = parseArgs({ args: options, options: { "cpu-prof": { type: "string" } } });
  const into = values["cpu-prof"];
  return into === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${into}`];
}

async function measure(folder: string, nodeOptions: string[]): Promise<Figure[]> {
  const [database, bareDatabase] = [join(folder, "tilsig.db"), join(folder, "bare.db")];
  const wave = await openWaveIn(database);
  copyFileSync(database, bareDatabase);
  const running: Served[] = [];
  const start = async (words: string[], file: string, nodeOptions: string[] = []) => {
    const server = await serve({ words, database: file, folder, nodeOptions });
    running.push(server);
    return server;
  };
  try {
    const tilsig = await start(ours, database, nodeOptions);
    const bare = await start(["--import", "tsx", "tests/bench/web/bare-server.ts"], bareDatabase);
    return [...(await writing(wave, tilsig, bare)), ...(await reading(wave, tilsig))];
  } finally {
    await Promise.all(running.map((server) => server.stop()));
  }
}

/** Nobody answers twice: a second response takes the place of the first, which is other work. */
const inHalf = (inTurns.rounds + inTurns.warmUp) * inRound;

async function openWaveIn(file: string): Promise<OpenWave> {
  const db = connect(`sqlite:${file}`);
  try {
    await migrateToLatest(db);
    return await openFor(db, 2 * inHalf, new Date());
  } finally {
    await db.destroy();
  }
}

async function writing(wave: OpenWave, ours: Served, bare: Served): Promise<Figure[]> {
  const [some, others] = [wave.people.slice(0, inHalf), wave.people.slice(inHalf)];
  const taken = await inTurn(
    {
      "bare server with Kysely": asking(bare, (at) => post(`/${wave.id}/${some[at]?.id}`)),
      "by invitation": asking(ours, (at) => post(`/invitations/${some[at]?.invitation}/response`)),
      "signed in": asking(ours, (at) => post(`${wave.path}/response`, others[at]?.cookie)),
    },
    inTurns,
  );
  const reference = taken["bare server with Kysely"];
  printTable("Responses received", comparison(taken, reference));
  return [
    {
      name: "response by invitation / bare POST with Kysely",
      value: ratio(taken["by invitation"], reference),
      unit: "",
      target: { atLeast: 0.2 },
    },
    {
      name: "response signed in / bare POST with Kysely",
      value: ratio(taken["signed in"], reference),
      unit: "",
      target: { atLeast: 0.2 },
    },
  ];
}

async function reading({ people: [reader] }: OpenWave, ours: Served): Promise<Figure[]> {
  const form = `/invitations/${reader?.invitation}/response?simple`;
  const taken = await inTurn(
    {
      "page that asks for an address": asking(ours, () => get("/sign-in")),
      "plain survey form": asking(ours, () => get(form)),
    },
    inTurns,
  );
  const reference = taken["page that asks for an address"];
  printTable("Pages answered", comparison(taken, reference));
  return [
    {
      name: "plain survey form / trivial page",
      value: ratio(taken["plain survey form"], reference),
      unit: "",
      target: { atLeast: 0.55 },
    },
  ];
}

/** A round's requests, made before the clock starts; `at` counts through the rounds and the warm-up. */
function asking({ origin, processorTime }: Served, make: (at: number) => Asked): Side {
  return (round) => {
    const first = (round + inTurns.warmUp) * inRound;
    const asked = Array.from({ length: inRound }, (_, at) => withOrigin(make(first + at), origin));
    return timed(inRound, processorTime, () => load(origin, asked));
  };
}

function withOrigin(asked: Asked, origin: string): Asked {
  return { ...asked, headers: { ...asked.headers, origin } };
}

const chance = chanceOf("web");

function post(path: string, cookie?: string): Asked {
  const answers = Object.entries(answersOf(Math.floor(chance.uniform() * 1000), chance));
  const fields = answers.map(([item, answer]) => [item, String(answer)]);
  return {
    method: "POST",
    path,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      ...(cookie !== undefined && { cookie }),
    },
    body: String(new URLSearchParams([["submission", randomUUID()], ...fields])),
    status: 302,
  };
}

function get(path: string): Asked {
  return { method: "GET", path, headers: {}, status: 200 };
}
