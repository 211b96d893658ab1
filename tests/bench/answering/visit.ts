import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Answers } from "#surveys/scoring.ts";
import type { Chance } from "#app/demo/chance.ts";
import { phoneAt, type Took } from "./phone.ts";

/** What one person does with the link of the mail, and how long he or she reads, in milliseconds. */
export interface Visit {
  origin: string;
  /** Path of the link. */
  path: string;
  answers: Answers;
  reading: number;
  answering: number;
}

/** A few seconds before the form, then a minute or two; all of it shorter where the clock is faster. */
export function pacesOf(chance: Chance, scale: number): Pick<Visit, "reading" | "answering"> {
  return {
    reading: (3 + 5 * chance.uniform()) * 1000 * scale,
    answering: (45 + 45 * chance.uniform()) * 1000 * scale,
  };
}

/** Start page, form, answer, received page. Throws at the first that is not answered as it should be. */
export async function visit({ origin, path, answers, ...paces }: Visit, took: Took): Promise<void> {
  const phone = phoneAt(origin, took);
  try {
    const start = expectStatus(await phone.ask("start page", path), 200);
    await phone.fetchAssets(await start.body());
    await wait(paces.reading);
    const form = expectStatus(await phone.ask("form", `${path}/response`), 200);
    await phone.fetchAssets(await form.body());
    await wait(paces.answering);
    const fields = new URLSearchParams({ submission: randomUUID() });
    for (const [item, answer] of Object.entries(answers)) fields.append(item, String(answer));
    const sent = expectStatus(await phone.ask("answer", `${path}/response`, fields), 302);
    const received = sent.headers.location ?? "";
    expectStatus(await phone.ask("received page", received), 200);
  } finally {
    phone.close();
  }
}

function expectStatus<Answer extends { status: number }>(answer: Answer, status: number): Answer {
  if (answer.status !== status) throw new Error(`Answered ${answer.status}, not ${status}.`);
  return answer;
}
