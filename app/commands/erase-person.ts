import { Command } from "commander";
import { erasePerson } from "#app/domain/own-data/erasure.ts";
import { personByEmail } from "#app/domain/people.ts";
import { withDatabase } from "./database.ts";
import { Refusal } from "./refusal.ts";

const words = {
  erase: "Erase a person: the account, and everything that names him or her. Cannot be undone.",
  email: "the person's e-mail",
  yes: "erase, and do not only say so",
  unknown: (email: string) => `There is nobody with the e-mail ${JSON.stringify(email)}.`,
  last: "This is the last administrator. Give somebody else the role first.",
  unsure: "Nothing was changed. What is erased cannot be brought back: add --yes to erase.",
  done: "Erased. What closed waves published stays, and so do backups that were made before.",
};

/** `tilsig people erase …` */
export function erasePersonCommand(): Command {
  return new Command("erase")
    .description(words.erase)
    .argument("<email>", words.email)
    .option("--yes", words.yes)
    .action(erase);
}

async function erase(email: string, { yes = false }: { yes?: boolean }) {
  await withDatabase(async (db) => {
    const person = await personByEmail(db, email);
    if (!person) throw new Refusal(words.unknown(email));
    if (!yes) throw new Refusal(words.unsure);
    const { outcome } = await erasePerson(db, { personId: person.id, actorId: null }, new Date());
    if (outcome === "last-administrator") throw new Refusal(words.last);
    if (outcome === "unknown-person") throw new Refusal(words.unknown(email));
    process.stdout.write(`${words.done}\n`);
  });
}
