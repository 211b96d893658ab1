import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { formAtHand } from "#app/ui/answering/form-ahead.ts";

let given: number;

beforeEach(() => {
  given = 0;
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

/** Asks for a form as its route does; every form that the server gives has a number of its own. */
function asked(path: string, answer: () => Promise<unknown> = nextForm) {
  const request = new Request(`http://localhost:3000${path}`);
  const serverLoader = answer as <T>() => Promise<T>;
  return formAtHand({ request, params: {}, serverLoader } as Parameters<typeof formAtHand>[0]);
}

async function nextForm() {
  return { submission: (given += 1) };
}

const form = "/waves/monthly-pulse/2026-03/response";

test("what was fetched ahead is used once: each form sends under an id of its own", async () => {
  expect(await asked(`${form}?ahead`)).toBeNull();
  expect(given).toBe(1);
  expect(await asked(form)).toEqual({ submission: 1 });
  expect(await asked(form)).toEqual({ submission: 2 });
});

test("another form's is not used, and is not there any more afterwards", async () => {
  await asked(`${form}?ahead`);
  expect(await asked("/waves/working-alliance/2026-q1/response")).toEqual({ submission: 2 });
  expect(await asked(form)).toEqual({ submission: 3 });
});

test("after two minutes it may no longer be so, and is asked for anew", async () => {
  await asked(`${form}?ahead`);
  vi.setSystemTime(Date.now() + 119_000);
  expect(await asked(form)).toEqual({ submission: 1 });
  await asked(`${form}?ahead`);
  vi.setSystemTime(Date.now() + 121_000);
  expect(await asked(form)).toEqual({ submission: 3 });
});

test("pressed before it has come, the form waits for what is under way", async () => {
  let come = (_: unknown) => {};
  const ahead = asked(`${form}?ahead`, () => new Promise((resolve) => (come = resolve)));
  const pressed = asked(form);
  come({ submission: "under way" });
  expect(await pressed).toEqual({ submission: "under way" });
  expect(await ahead).toBeNull();
  expect(given).toBe(0);
});

test("what fails while nobody waits for it is no fault, and is asked for at the press", async () => {
  expect(await asked(`${form}?ahead`, () => Promise.reject(new Error("no line")))).toBeNull();
  expect(await asked(form)).toEqual({ submission: 1 });
});
