import { describe, expect, test } from "vitest";
import type { Keys } from "#app/domain/secret.ts";
import {
  subscribe,
  subscriberBehind,
  unsubscribe,
  unsubscribedBy,
  unsubscribeToken,
} from "#app/domain/unsubscription.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";

const keys: Keys = ["the key of the installation, long enough 1"];
const kari = { personId: "kari", list: "digest" } as const;

describe("the token that stops mails", () => {
  test("names its person and list, also after the key was replaced", () => {
    const token = unsubscribeToken(keys, kari);
    expect(token).toMatch(/^[\w-]+$/);
    expect(subscriberBehind(keys, token)).toEqual(kari);
    expect(subscriberBehind(["a newer key, which is long enough, too 22", keys[0]], token)).toEqual(
      kari,
    );
    expect(subscriberBehind(["a newer key, which is long enough, too 22"], token)).toBeNull();
  });

  test("cannot be turned into another's or another list's", () => {
    const token = unsubscribeToken(keys, kari);
    const changed = [
      "",
      "d",
      token.slice(1),
      `r${token.slice(1)}`,
      token.replace("kari", "anne"),
      `${token.slice(0, -1)}_`,
      "x".repeat(3_000),
    ];
    for (const one of changed) expect(subscriberBehind(keys, one), one).toBeNull();
  });
});

describe.each(databases)("stopping mails on $name", ({ open }) => {
  test("stops one list from the first day on, as often as it is asked for, until it is wanted again", async () => {
    const db = await open();
    await nordlys(db);
    await unsubscribe(db, kari, "2027-03-10");
    await unsubscribe(db, kari, "2027-03-12");
    expect(await unsubscribedBy(db, "kari")).toEqual(new Map([["digest", "2027-03-10"]]));
    expect(await unsubscribedBy(db, "anne")).toEqual(new Map());
    await subscribe(db, { ...kari, list: "reminder" });
    expect((await unsubscribedBy(db, "kari")).size).toBe(1);
    await subscribe(db, kari);
    expect((await unsubscribedBy(db, "kari")).size).toBe(0);
  });
});
