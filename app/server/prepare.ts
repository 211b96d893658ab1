import { closeContext, type Context, createContext } from "#app/context.server.ts";
import { offerSetup } from "#app/domain/setup.ts";
import type { Env } from "#app/env.server.ts";
import { forgetfulDatabase } from "./forgetful-database.ts";
import { hold, type HolderName } from "./hold.ts";
import { notOpened, type Say, upgrade } from "./upgrade.ts";

/** A database that is this process's to work on, open and up to date. */
export interface Prepared {
  context: Context;
  /** Closes it and lets it go. */
  close(): Promise<void>;
}

/**
 * Makes a database ready to work on: takes an SQLite file for this process, opens it and brings its
 * schema up to date. Of several processes that start at once on PostgreSQL one does, and the others
 * wait for it. Throws `CannotStart` with nothing left open.
 */
export async function prepare(env: Env, name: HolderName, say: Say): Promise<Prepared> {
  let release = () => {};
  let context: Context | undefined;
  const close = async () => {
    if (context) await closeContext(context);
    release();
  };
  try {
    release = hold(env.databaseUrl, name, new Date());
    context = createContext(env);
    const applied = await upgrade(context.db, env.databaseUrl, context.now(), say);
    if (applied.length > 0) say(`The database is up to date: ${applied.join(", ")}.`);
    const forgetful = await forgetfulDatabase(context.db);
    if (forgetful) say(forgetful);
    return { context, close };
  } catch (error) {
    await close();
    throw notOpened(env.databaseUrl, error);
  }
}

/** Says the link that makes the first administrator, while there is none. */
export async function offerFirstAdministrator(context: Context, say: Say): Promise<void> {
  const token = await offerSetup(context.db, context.now());
  if (!token) return;
  say("There is no administrator yet. Whoever opens this address within a day becomes the first:");
  say(`  ${context.env.origin}/setup/${token}`);
  say("It works once. Starting the server again makes a new one.");
}
