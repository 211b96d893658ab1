import { fieldsOf } from "#app/ui/survey-form/fields.ts";
import { afterDelivery, type KeptResponse, type Outgoing, type Said } from "./kept-response.ts";
import { allKept, change, keptUnder } from "./storage.ts";

/**
 * Tries once to deliver what waits under a key, for a page or for the worker. "received" is believed
 * of our own server alone, in its own words about this very submission: a page that some network
 * shows in place of ours is silence.
 */
export function deliver(key: string): Promise<Said | "nothing"> {
  return oneAtATime(async () => {
    const { kept } = await keptUnder(key);
    if (!kept?.outgoing || kept.said === "closed") return "nothing";
    const { outgoing } = kept;
    const said = await saidOf(kept, outgoing);
    if (said !== "later" && said !== "not-yours") {
      await change(key, (now) => now && afterDelivery(now, outgoing.submission, said));
    }
    return said;
  });
}

/**
 * Tries everything that waits here, whosever it is: the server takes each for its own person alone.
 * Gives whether some of it has to be tried again.
 */
export async function deliverAll(): Promise<boolean> {
  const waiting = (await allKept()).filter(({ outgoing }) => outgoing);
  let isLeft = false;
  for (const { draftKey } of waiting) isLeft = (await deliver(draftKey)) === "later" || isLeft;
  return isLeft;
}

/** Milliseconds for an answer; with one bar of signal it takes its time. */
const patience = 30_000;

async function saidOf(kept: KeptResponse, { submission, answers }: Outgoing): Promise<Said> {
  if (!kept.survey) return "later";
  const fields = fieldsOf(kept.survey, answers, submission);
  fields.append("draft", kept.draftKey);
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), patience);
  try {
    const answer = await fetch(`${kept.path}/delivery`, {
      method: "POST",
      body: fields,
      redirect: "manual",
      signal: giveUp.signal,
    });
    const said: unknown = await answer.json();
    return isAbout(said, submission) ? said.outcome : "later";
  } catch {
    return "later";
  } finally {
    clearTimeout(timer);
  }
}

const outcomes: Said[] = ["received", "superseded", "signed-out", "not-yours", "closed", "refused"];

function isAbout(said: unknown, submission: string): said is { outcome: Said } {
  if (typeof said !== "object" || said === null) return false;
  const { outcome, submission: about } = said as { outcome?: unknown; submission?: unknown };
  return about === submission && outcomes.some((known) => known === outcome);
}

/** Pages and worker wait for one another, so that an older submission never overtakes a newer one. */
async function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  if (!navigator.locks) return work();
  return await navigator.locks.request("tilsig-delivery", () => work());
}
