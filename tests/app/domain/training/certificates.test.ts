import { beforeEach, describe, expect, test } from "vitest";
import {
  certificateBy,
  printedCode,
  typedCertificateCode,
  verifyCertificate,
} from "#app/domain/training/certificates.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";
import { publishOwn, take } from "#tests/support/taking.ts";

const now = new Date("2027-03-01T09:00:00Z");
const stranger = { network: "192.0.2.7", keys: ["a key of the tests, long enough"] as const };

describe.each(databases)("A certificate on $name", ({ open }) => {
  let db: Db;
  let code: string;
  beforeEach(async () => {
    db = await open();
    await nordlys(db);
    await publishOwn(db, "own-no");
    const taken = { personId: "solveig", module: "own-no", right: true };
    code = (await take(db, taken, now)).certificateCode ?? "";
  });

  test("says name, module, version, day and length, and nothing else", async () => {
    expect(await certificateBy(db, code)).toEqual({
      code,
      name: "Solveig",
      title: { en: "Saying no in time", nb: "Å si nei i tide" },
      version: 1,
      passedAt: "2027-03-01T09:04:00.000Z",
      minutes: 7,
    });
  });

  test("is there for an attempt that was passed alone, and goes with its person", async () => {
    const failed = await take(db, { personId: "anne", module: "own-no", right: false }, now);
    expect(failed.certificateCode).toBeNull();
    await db.deleteFrom("person").where("id", "=", "solveig").execute();
    expect(await certificateBy(db, code)).toBeUndefined();
  });

  test("has a code that can be typed as it is printed, or without its gaps", () => {
    const printed = printedCode(code);
    expect(printed).toMatch(/^.{4}-.{4}-.{4}$/);
    expect(typedCertificateCode(printed)).toBe(code);
    expect(typedCertificateCode(` ${printed.toLowerCase().replaceAll("-", " ")} `)).toBe(code);
    for (const none of ["", "AAAA-AAAA-AAAA", printed.slice(1), `${printed}2`])
      expect(typedCertificateCode(none)).toBeNull();
  });

  test("is looked up as often as one likes; wrong codes are thirty an hour for a network", async () => {
    const verify = (tried: string, who = stranger, at = now) =>
      verifyCertificate(db, { ...who, code: tried }, at);
    for (let times = 0; times < 30; times++) {
      expect((await verify(code)).outcome).toBe("valid");
      expect(await verify("BBBBBBBBBBBB")).toEqual({ outcome: "unknown" });
    }
    expect(await verify(code)).toEqual({ outcome: "too-often", minutes: 60 });
    expect((await verify(code, { ...stranger, network: "192.0.2.8" })).outcome).toBe("valid");
    const later = new Date(now.getTime() + 61 * 60_000);
    expect((await verify(code, stranger, later)).outcome).toBe("valid");
    const kept = JSON.stringify(await db.selectFrom("signInRequest").selectAll().execute());
    expect(kept).not.toContain(stranger.network);
  });
});
