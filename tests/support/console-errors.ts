import { afterEach, beforeEach, expect, vi } from "vitest";

// A message on console.error is a fault that nobody asserted on.
beforeEach(() => {
  vi.spyOn(console, "error");
});

afterEach(() => {
  const calls = vi.mocked(console.error).mock.calls.map((call) => call.join(" "));
  vi.restoreAllMocks();
  expect(calls, "console.error was called").toEqual([]);
});
