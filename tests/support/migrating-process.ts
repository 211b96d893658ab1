import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { tapStatements } from "./statements.ts";

/**
 * Migrates a database and kills itself with -9 at the given statement: before it, or when it is on
 * its way. `migrating-process.ts DATABASE-URL NUMBER before|sent`. Says how many statements there
 * were if it lives on.
 */
const [url = "", fatal = "", moment = ""] = process.argv.slice(2);
await migrate();

async function migrate() {
  const db = connect(url);
  const die = ({ number }: { number: number }) => {
    if (number === Number(fatal)) process.kill(process.pid, "SIGKILL");
  };
  const count = moment === "sent" ? tapStatements(() => {}, die) : tapStatements(die);
  await migrateToLatest(db);
  process.stdout.write(`${count()}\n`);
  await db.destroy();
}
