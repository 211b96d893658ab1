import { Command } from "commander";
import { z } from "zod";
import { correctAddress } from "#app/domain/correct-address.ts";
import { sendAgainTo } from "#app/jobs/send-again.ts";
import { withDatabase } from "./database.ts";
import { Refusal } from "./refusal.ts";

const words = {
  address: "Give a person another e-mail; mails it was refused for are sent to the new one.",
  old: "the e-mail that stands in Tilsig",
  new: "the right one",
  notAnAddress: (email: string) => `${JSON.stringify(email)} is not an e-mail address.`,
  unknown: (email: string) => `There is nobody with the e-mail ${JSON.stringify(email)}.`,
  taken: (email: string) => `Somebody has the e-mail ${JSON.stringify(email)} already.`,
  done: (email: string) =>
    `Done: mail goes to ${email} from now on. The person signs in again, with that address.\n` +
    "Lists for people import have to say the new one too: to them the old one is a new person.",
};

/** `tilsig people address …` */
export function correctAddressCommand(): Command {
  return new Command("address")
    .description(words.address)
    .argument("<old>", words.old)
    .argument("<new>", words.new)
    .addHelpText(
      "after",
      "\nExample:\n  tilsig people address solveg@nordlys.example solveig@nordlys.example",
    )
    .action(correct);
}

async function correct(from: string, to: string) {
  if (!z.email().max(254).safeParse(to).success) throw new Refusal(words.notAnAddress(to));
  const now = new Date();
  await withDatabase((db) =>
    db.transaction().execute(async (trx) => {
      const corrected = await correctAddress(trx, { from, to }, now);
      if (corrected.outcome === "unknown-person") throw new Refusal(words.unknown(from));
      if (corrected.outcome === "taken") throw new Refusal(words.taken(to));
      await sendAgainTo(trx, corrected.personId, now);
      process.stdout.write(`${words.done(to)}\n`);
    }),
  );
}
