import { describe, expect, test } from "vitest";
import {
  hashOf,
  type Keys,
  keyedHash,
  keyedHashes,
  newCode,
  newSecret,
  sameHash,
  seal,
  typedCode,
  unseal,
} from "#app/domain/secret.ts";

const old: Keys = ["the old key of the installation, long enough"];
const replacing: Keys = ["the new key of the installation, long enough", ...old];
const replaced: Keys = [replacing[0]];

test("secrets are 256 bits that fit into an address, and are stored as a hash", () => {
  const secret = newSecret();
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(secret).not.toBe(newSecret());
  expect(hashOf(secret)).toMatch(/^[\w-]{43}$/);
  expect(hashOf(secret)).not.toBe(secret);
});

describe("a code that is typed", () => {
  test("has eight signs that are not taken for one another and make no words", () => {
    const codes = Array.from({ length: 500 }, newCode).join("");
    expect(codes).toMatch(/^[BCDFGHJKMNPQRSTVWXZ2-9]{4000}$/);
    expect(new Set(codes).size).toBe(27);
  });

  test.each(["BCDF2345", "bcdf2345", " bcdf 2345 ", "BCDF-2345", "bcdf–2345", "B C D F 2 3 4 5"])(
    "is understood however it is typed: %s",
    (text) => {
      expect(typedCode(text)).toBe("BCDF2345");
    },
  );

  test.each(["", "BCDF234", "BCDF23456", "BCDF234O", "12345678", "ＢＣＤＦ２３４５"])(
    "is not taken for one when it is none: %s",
    (text) => {
      expect(typedCode(text)).toBeNull();
    },
  );
});

describe("while a key is being replaced", () => {
  test("what was hashed with the old one is still found, and no longer afterwards", () => {
    const stored = keyedHash(old, "code", "BCDF2345");
    expect(keyedHashes(replacing, "code", "BCDF2345")).toContain(stored);
    expect(keyedHashes(replaced, "code", "BCDF2345")).not.toContain(stored);
  });

  test("what was sealed with the old one still opens, and no longer afterwards", () => {
    const sealed = seal(old, "mail", "the secret");
    expect(unseal(replacing, "mail", sealed)).toBe("the secret");
    expect(unseal(replaced, "mail", sealed)).toBeNull();
  });
});

test("what was hashed or sealed for one use is worth nothing for another", () => {
  expect(keyedHash(old, "code", "x")).not.toBe(keyedHash(old, "address", "x"));
  expect(unseal(old, "other", seal(old, "mail", "the secret"))).toBeNull();
});

test("a seal shows nothing of what it holds, and breaks when it is touched", () => {
  const sealed = seal(old, "mail", "the secret");
  expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toContain("secret");
  expect(seal(old, "mail", "the secret")).not.toBe(sealed);
  const touched = Buffer.from(sealed, "base64url");
  touched[touched.length - 1]! ^= 1;
  expect(unseal(old, "mail", touched.toString("base64url"))).toBeNull();
  expect(unseal(old, "mail", "")).toBeNull();
});

test("hashes of different length are different", () => {
  expect(sameHash("abc", "abc")).toBe(true);
  expect(sameHash("abc", "abd")).toBe(false);
  expect(sameHash("abc", "abcd")).toBe(false);
});
