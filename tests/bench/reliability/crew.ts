import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import type { Offered } from "#tests/support/faulty-smtp.ts";
import type { Tried } from "#tests/support/worker-process.ts";

interface Member {
  /** What it calls itself towards the mail server; nobody after it has the same name. */
  name: string;
  child: ChildProcess;
  isWorking: boolean;
  tried: Tried[];
  /** Of one that was killed: what had been noted as done when it stopped. */
  noted?: Set<string>;
}

/** So many worker processes at any time: for each that is killed another one is started. */
export function startCrew({
  databaseUrl,
  smtpPort,
  clock,
  deadline,
  workers,
}: {
  databaseUrl: string;
  smtpPort: number;
  clock: string;
  deadline: number;
  workers: number;
}) {
  const gone = new Map<string, Member>();
  const crew: Member[] = [];
  let hired = 0;
  let lines = 0;
  for (let at = 0; at < workers; at += 1) crew.push(hire());

  function hire(): Member {
    const name = `worker-${(hired += 1)}.nordlys.example`;
    const url = `smtp://127.0.0.1:${smtpPort}/?name=${name}`;
    const words = ["tests/support/worker-process.ts", databaseUrl, url, clock, String(deadline)];
    const child = spawn(process.execPath, ["--import", "tsx", ...words], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const member: Member = { name, child, isWorking: false, tried: [] };
    // What it has said before a kill arrives after it; a line may be cut off.
    if (child.stdout)
      createInterface(child.stdout).on("line", (line) => {
        lines += 1;
        if (line === "working") member.isWorking = true;
        else if (line.endsWith("}")) member.tried.push(JSON.parse(line) as Tried);
      });
    return member;
  }

  /**
   * Kills one with -9. It is stopped first, so that what it has noted until then can be read: of the
   * rest nobody can know whether the server said yes.
   */
  async function kill(lot: number, notedKeys: () => Promise<Set<string>>): Promise<void> {
    const at = Math.floor(lot * crew.length);
    const member = crew[at];
    if (!member?.isWorking) return;
    member.child.kill("SIGSTOP");
    await stopped(member.child.pid ?? 0);
    member.noted = await notedKeys();
    const exit = once(member.child, "exit");
    member.child.kill("SIGKILL");
    await exit;
    gone.set(member.name, member);
    crew[at] = hire();
  }

  const members = () => [...gone.values(), ...crew];

  return {
    kill,
    kills: () => gone.size,
    lines: () => lines,
    /** Whether the client had stopped waiting when the server said yes. */
    hasGivenUp: ({ client, to }: Offered) =>
      members().some(
        ({ name, tried }) =>
          name === client &&
          tried.some(
            (one) => one.to === to && one.outcome !== "sent" && one.milliseconds >= deadline * 0.95,
          ),
      ),
    wasKilledBeforeNoting: (client: string, key: string) =>
      gone.get(client)?.noted?.has(key) === false,
    stop: async () => {
      await Promise.all(
        crew.map(async ({ child }) => {
          if (child.exitCode !== null || child.signalCode !== null) return;
          const exit = once(child, "exit");
          child.kill("SIGKILL");
          await exit;
        }),
      );
    },
  };
}

/** Linux says so in /proc; elsewhere a moment is enough. */
async function stopped(pid: number): Promise<void> {
  for (let look = 0; look < 50; look += 1) {
    const state = await readFile(`/proc/${pid}/stat`, "latin1").catch(() => "");
    if (/\) T /.test(state)) return;
    await wait(2);
  }
}
