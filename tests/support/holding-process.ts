import { spawn } from "node:child_process";
import { once } from "node:events";

/** Another process that holds a database. */
export interface HoldingProcess {
  id: number;
  /** Ends it with kill -9. */
  kill(): Promise<void>;
}

const program = `
  const { hold } = await import("#app/server/hold.ts");
  hold(process.argv[1], "the server", new Date());
  globalThis.gc();
  process.stdout.write("held");
  setInterval(() => globalThis.gc(), 20);
`;

/** Starts a process that holds `url` until it is killed. Throws what it says when it is refused. */
export async function holdingProcess(url: string): Promise<HoldingProcess> {
  const words = ["--expose-gc", "--import", "tsx", "--input-type=module", "--eval", program, url];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "pipe"] });
  const gone = once(child, "close");
  let fault = "";
  child.stderr.on("data", (chunk) => (fault += String(chunk)));
  const isHolding = await Promise.race([
    once(child.stdout, "data").then(() => true),
    gone.then(() => false),
  ]);
  if (!isHolding) throw new Error(fault);
  return {
    id: child.pid ?? 0,
    kill: async () => {
      child.kill("SIGKILL");
      await gone;
    },
  };
}
