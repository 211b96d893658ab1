import type { Db } from "#db/transaction.ts";
import { connect } from "#db/connection.server.ts";
import { createMailer, type Mailer } from "#emails/mailer.server.ts";
import type { Env } from "./env.server.ts";

/** What routes, worker and commands are given; made once a process, here and nowhere else. */
export interface Context {
  env: Env;
  db: Db;
  mailer: Mailer;
  now: () => Date;
}

/** Opens nothing yet but the settings of the database's connection; `close` gives all of it back. */
export function createContext(env: Env, now: () => Date = () => new Date()): Context {
  return {
    env,
    db: connect(env.databaseUrl),
    mailer: createMailer({ smtpUrl: env.smtpUrl }),
    now,
  };
}

export async function closeContext({ db, mailer }: Context): Promise<void> {
  mailer.close();
  await db.destroy();
}
