import { once } from "node:events";
import { closeContext, type Context } from "#app/context.server.ts";
import { loadEnv } from "#app/env.server.ts";
import { startWorker } from "#app/jobs/worker.ts";
import { connect } from "#db/connection.server.ts";
import { createMailer, type Mailer, type Sending } from "#emails/mailer.server.ts";
import { clockIn } from "./moved-clock.ts";

/** What became of one try to send: a line of what the process says. */
export interface Tried {
  to: string;
  outcome: Sending["outcome"];
  /** How long it took. */
  milliseconds: number;
}

/**
 * A worker as the product starts it, in a process of its own, by a clock that somebody else moves and
 * with little patience for a mail server: `worker-process.ts DATABASE-URL SMTP-URL CLOCK DEADLINE`.
 * Says "working", then a line for each try.
 */
const [databaseUrl = "", smtpUrl = "", clock = "", deadline = ""] = process.argv.slice(2);
await work();

async function work() {
  const env = loadEnv(
    { NODE_ENV: "test", DATABASE_URL: databaseUrl, SMTP_URL: smtpUrl },
    "command",
  );
  const mailer = telling(createMailer({ smtpUrl, deadline: Number(deadline) }));
  const context: Context = { env, db: connect(databaseUrl), mailer, now: clockIn(clock) };
  const worker = startWorker(context);
  process.stdout.write("working\n");
  await once(process, "SIGTERM");
  await worker.stop();
  await closeContext(context);
}

function telling(mailer: Mailer): Mailer {
  return {
    ...mailer,
    send: async (delivery) => {
      const started = performance.now();
      const sending = await mailer.send(delivery);
      const tried: Tried = {
        to: typeof delivery.envelope.to === "string" ? delivery.envelope.to : "",
        outcome: sending.outcome === "sent" ? "sent" : "refused",
        milliseconds: performance.now() - started,
      };
      process.stdout.write(`${JSON.stringify(tried)}\n`);
      return sending;
    },
  };
}
