import { describe, expect, test } from "vitest";
import { returnPath } from "#app/server/return-path.ts";

describe("after signing in", () => {
  test.each([
    "/settings",
    "/people?q=berg&page=2",
    "/waves/monthly-pulse/2027-03",
    "/digests/a%20b",
  ])("a page of ours is gone to: %s", (path) => {
    expect(returnPath(path)).toBe(path);
  });

  test.each([
    "https://elsewhere.example/",
    "//elsewhere.example/",
    "///elsewhere.example/",
    "/\\elsewhere.example/",
    "\\\\elsewhere.example/",
    "/\t/elsewhere.example/",
    "/\n/elsewhere.example",
    "/%2Felsewhere.example/",
    "/%2felsewhere.example/",
    "/%252Felsewhere.example/",
    "/%5Celsewhere.example/",
    "/%255Celsewhere.example/",
    "/..//elsewhere.example/",
    "/.//elsewhere.example/",
    "/a/..//elsewhere.example/",
    "javascript:alert(1)",
    " /settings",
    "settings",
    "/%",
    "/%zz",
    "/%00",
    "",
    `/${"a".repeat(1000)}`,
  ])("another host, however it is written, is not: %j", (path) => {
    expect(returnPath(path)).toBe("/");
  });

  test.each([null, undefined, new File([], "file")])(
    "nothing asked for is the start page",
    (asked) => {
      expect(returnPath(asked)).toBe("/");
    },
  );

  test.each([
    "/sign-in",
    "/sign-in/code",
    "/sign-out",
    "/setup/abc",
    "/language",
    "/settings.data",
  ])("nobody is sent round in a circle: %s", (path) => {
    expect(returnPath(path)).toBe("/");
  });
});
