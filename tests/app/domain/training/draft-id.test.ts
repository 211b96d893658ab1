import { describe, expect, test } from "vitest";
import { isOwnId, ownIds } from "#app/domain/training/draft-id.ts";

describe("the id of a module of the organisation's own", () => {
  test.each([
    ["Saying no in time", "own-saying-no-in-time"],
    ["Å si nei – i tide", "own-a-si-nei-i-tide"],
    ["Smør, brød & café", "own-smor-brod-cafe"],
    ["", "own-module"],
    ["日本語", "own-module"],
    ["../../etc/passwd", "own-etc-passwd"],
    ["%00<script>", "own-00-script"],
    ["x".repeat(500), `own-${"x".repeat(40)}`],
  ])("%j is called after its title: %s", (title, id) => {
    expect(ownIds(title).next().value).toBe(id);
    expect(isOwnId(id)).toBe(true);
  });

  test("has a number where the title is taken", () => {
    const [, second, third] = Array.from(
      { length: 3 },
      (
        (ids) => () =>
          ids.next().value
      )(ownIds("A")),
    );
    expect([second, third]).toEqual(["own-a-2", "own-a-3"]);
  });

  test.each([
    "m01",
    "own",
    "own-",
    "own-A",
    "own-a/b",
    "own-..",
    "own-a\n",
    `own-${"x".repeat(61)}`,
  ])("%j is none", (id) => {
    expect(isOwnId(id)).toBe(false);
  });
});
