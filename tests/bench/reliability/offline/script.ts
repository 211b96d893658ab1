import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import type { Errand, OfflinePlace } from "./place.ts";
import { Phone, type Screen } from "./phone.ts";

const doings = [
  ...["answer", "answer", "answer", "answer", "send", "send", "double press"],
  ...["offline", "offline", "online", "online", "reload", "kill", "kill", "expire", "sign in"],
  ...["second device", "busy server", "lost answer", "close"],
] as const;

type Doing = (typeof doings)[number];

/** What one script did, for whoever wants to see it again. */
export interface Played {
  seed: number;
  steps: string[];
}

/**
 * Plays a random script on one phone and throws, with its steps, when the page has said what was not
 * so, when something that was sent is neither received nor readable, or when the database does not
 * end with exactly the last response that was acknowledged.
 */
export async function playScript(
  browser: Browser,
  place: OfflinePlace,
  seed: number,
  longest = 15,
): Promise<Played> {
  const random = mulberry32(seed);
  const isInvited = random() < 0.5;
  const hasWorker = random() < 0.75;
  const errand = await place.errand(isInvited);
  const phone = await Phone.open(browser, place, errand, { hasWorker });
  const steps = [isInvited ? "by invitation" : "signed in", hasWorker ? "worker" : "no worker"];
  const person: Person = { phone, errand, isInvited, tapped: {}, isClosed: false, pressed: 0 };
  try {
    if (!isInvited) await phone.signIn();
    await phone.openForm();
    if (hasWorker) await phone.untilWorking();
    const length = Math.ceil((longest * (1 + random())) / 2);
    for (let step = 0; step < length; step++) {
      const doing = doings[Math.floor(random() * doings.length)] ?? "answer";
      steps.push(doing);
      steps.push(`→ ${await doAnd(person, doing, random)}`);
      await expectTrue(person);
    }
    steps.push("the end");
    await expectEnd(person);
    return { seed, steps };
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const kept = JSON.stringify(await phone.kept().catch(() => "?"), (key, value: unknown) =>
      key === "survey" ? "…" : value,
    );
    const log = JSON.stringify(errand.acknowledged);
    throw new Error(
      `seed ${seed}: ${steps.join(", ")}\nkept ${kept}\nacknowledged ${log}\nat ${phone.page.url()}\n${said}`,
      { cause: error },
    );
  } finally {
    errand.line.isCut = false;
    await phone.close();
  }
}

interface Person {
  phone: Phone;
  errand: Errand;
  isInvited: boolean;
  /** What was tapped since the last press. */
  tapped: Record<string, string>;
  isClosed: boolean;
  pressed: number;
}

async function doAnd(person: Person, doing: Doing, random: () => number): Promise<Screen | ""> {
  const { phone, errand } = person;
  switch (doing) {
    case "answer":
      if ((await atForm(person)) !== "form") return "";
      return answer(person, Math.floor(random() * 5));
    case "send":
    case "double press": {
      if ((await atForm(person)) !== "form") return "";
      const screen = await phone.send(doing === "send" ? 1 : 2);
      person.pressed += 1;
      person.tapped = {};
      return screen;
    }
    case "offline":
    case "online":
      await phone.line(doing === "online");
      return "";
    case "reload":
      return phone.reload();
    case "kill":
      return phone.kill();
    case "expire":
      await errand.expire();
      return "";
    case "sign in":
      if (person.isInvited || errand.line.isCut) return "";
      await phone.signIn();
      return phone.openForm();
    case "second device": {
      const taken = await errand.sendElsewhere({ workload: String(Math.floor(random() * 5) - 2) });
      assert.equal(taken, !person.isClosed, "another device is told the truth");
      return "";
    }
    case "busy server":
      errand.line.next = "busy";
      return "";
    case "lost answer":
      errand.line.next = "lost";
      return "";
    case "close":
      // Most scripts go on until their end.
      if (random() < 0.6) return "";
      await errand.close();
      person.isClosed = true;
      return "";
  }
}

async function answer(person: Person, choice: number): Promise<Screen> {
  const { phone } = person;
  const tap = await phone.tap(choice);
  if (tap) person.tapped[tap[0]] = tap[1];
  return phone.screen();
}

/** Comes to the form from wherever the phone stands, if there is a way. */
async function atForm({ phone }: Person): Promise<Screen> {
  const screen = await phone.screen();
  if (screen === "waiting" || screen === "signed-out") return phone.changeAnswers();
  if (screen === "form") return screen;
  const opened = await phone.openForm();
  return opened === "waiting" || opened === "signed-out" ? phone.changeAnswers() : opened;
}

/** What the page says is so. */
async function expectTrue({ phone, errand, tapped, isClosed }: Person): Promise<void> {
  const screen = await phone.screen();
  // Between two looks something may be delivered: what was so a moment ago is what was said then.
  const kept = await phone.kept();
  const received = (submission: string | null | undefined) =>
    errand.acknowledged.some((each) => each.submission === submission);
  if (screen === "received") {
    const asked = new URL(phone.page.url()).searchParams.get("submission");
    assert.ok(received(asked ?? kept?.received), "“received” is said of what was received");
  }
  if (kept === undefined) return;
  if (screen === "waiting" || screen === "signed-out") {
    const isDelivered = kept === null || kept.received !== undefined;
    assert.ok(kept?.outgoing ?? isDelivered, "“saved on this phone” is said of what is saved");
  }
  if (screen === "closed") assert.ok(isClosed, "“closed” is said of a closed wave");
  const saved = phone.page.locator('[data-kept="saved"]');
  if (screen === "form" && (await saved.count()) > 0) {
    assert.ok(kept?.draft, "“saved until you send it” is said of a draft");
  }
  if (screen === "form" && Object.keys(tapped).length > 0) {
    // A tap on what is chosen already changes nothing of what was sent or received.
    const last = errand.acknowledged.at(-1)?.answers;
    const all = asText({ ...last, ...kept?.outgoing?.answers, ...kept?.draft?.answers });
    assert.deepEqual({ ...all, ...tapped }, all, "every tap is kept");
  }
}

/** The line is back, the person is signed in, and the phone is looked at once more. */
async function expectEnd(person: Person): Promise<void> {
  const { phone, errand, isInvited, tapped, isClosed } = person;
  errand.line.next = null;
  await phone.line(true);
  if (!isInvited) await phone.signIn();
  let screen = await phone.openForm();
  for (let waited = 0; waited < 200 && (await isOnItsWay(phone)); waited++) {
    await phone.page.waitForTimeout(50);
  }
  screen = await phone.screen();
  await expectTrue(person);

  const kept = await phone.kept();
  assert.ok(kept === null || !kept?.outgoing || kept.said === "closed", "nothing waits any more");
  const [last] = errand.acknowledged.slice(-1);
  assert.deepEqual(
    await errand.stored(),
    last?.answers ?? null,
    "stored is what was acknowledged last",
  );
  if (Object.keys(tapped).length > 0) {
    const all = { ...last?.answers, ...asText(kept?.outgoing?.answers) };
    const there = { ...all, ...asText(kept?.draft?.answers) };
    assert.deepEqual({ ...there, ...tapped }, there, "what was tapped and not sent is still there");
  }
  if (isClosed && screen === "closed" && (kept?.draft ?? kept?.outgoing)) {
    await phone.page.getByRole("button", { name: /^Delete them from/ }).tap();
    await phone.page.getByText(/^Deleted\./).waitFor();
    assert.equal(await phone.kept(), null, "what was deleted is gone");
  }
}

async function isOnItsWay(phone: Phone) {
  const kept = await phone.kept();
  return Boolean(kept?.outgoing && kept.said !== "closed");
}

function asText(answers: object = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).map(([item, value]) => [item, String(value)]));
}

/** A small seeded source of numbers from 0 to 1 (mulberry32). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
