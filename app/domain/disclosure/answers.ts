import type { Db } from "#db/transaction.ts";

/** Person → item → value on the item's scale. Codes and skipped items are not in it. */
export type AnswersOfWave = Map<string, Record<string, number>>;

/**
 * Everybody's answers in a wave. The only place of the product that reads answers of more than one
 * person: what leaves this folder are bands, signals and steps of participation. Somebody who
 * answered without giving a single value is in the map, with nothing.
 */
export async function answersOfWave(trx: Db, waveId: string): Promise<AnswersOfWave> {
  const rows = await trx
    .selectFrom("response")
    .leftJoin("answer", (join) =>
      join.onRef("answer.responseId", "=", "response.id").on("answer.value", "is not", null),
    )
    .where("response.waveId", "=", waveId)
    .select(["response.id", "response.personId", "answer.item", "answer.value"])
    .execute();
  const answers: AnswersOfWave = new Map();
  for (const { id, personId, item, value } of rows) {
    // Somebody who keeps no history counts under an id that lives for this wave only.
    const person = personId ?? id;
    const own = answers.get(person) ?? {};
    if (item !== null && value !== null) own[item] = value;
    answers.set(person, own);
  }
  return answers;
}
