import { untoldKinds } from "#app/jobs/outbox.ts";
import type { Db } from "#db/transaction.ts";

/** What waits for an administrator: nothing else does, so an empty list means all is well. */
export type ThingToDo = "outage" | "letters" | "refused" | "close";

/** What waits for an administrator, the most pressing first. */
export async function thingsToDo(db: Db): Promise<ThingToDo[]> {
  const { outage, letter, refused, close } = await db
    .selectNoFrom((eb) => [
      eb.selectFrom("mailOutage").where("since", "!=", "").select("id").limit(1).as("outage"),
      eb
        .selectFrom("outbox")
        .where("doneAt", "is", null)
        .where("failedAt", "is not", null)
        .where("kind", "not in", untoldKinds)
        .select("key")
        .limit(1)
        .as("letter"),
      eb
        .selectFrom("person")
        .where("mailRefusedAt", "is not", null)
        .where("disabled", "=", 0)
        .select("id")
        .limit(1)
        .as("refused"),
      eb
        .selectFrom("wave")
        .where("closeFailedAt", "is not", null)
        .where("closedAt", "is", null)
        .select("id")
        .limit(1)
        .as("close"),
    ])
    .executeTakeFirstOrThrow();
  const found = { close, outage, letters: letter, refused };
  // Our own object, whose keys are known.
  return (Object.keys(found) as ThingToDo[]).filter((thing) => found[thing]);
}
