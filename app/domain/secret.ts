import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from "node:crypto";

/** The installation's keys: the first signs and seals, every one verifies and opens. */
export type Keys = readonly [string, ...string[]];

/** 256 random bits, safe in addresses and cookies. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** How a secret of 256 bits is stored: of so long a one the plain hash gives nothing away. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/**
 * Twenty-seven signs that are not taken for one another, read aloud or written by hand, and that
 * make no words. Eight of them are 2.8 × 10¹¹ codes. Six digits would be fewer than it seems: whoever
 * asks five times an hour for one address and tries five times each would have guessed such a code
 * within a year one time in five.
 */
const codeSigns = "BCDFGHJKMNPQRSTVWXZ23456789";
const codeLength = 8;

/** A code to be typed, without the gap it is shown with. */
export function newCode(): string {
  return codeOf(codeLength);
}

/** A random code of so many signs. */
export function codeOf(length: number): string {
  return Array.from({ length }, () => codeSigns[randomInt(codeSigns.length)]).join("");
}

/** What somebody typed as a code, in capitals and without gaps; null when it is none. */
export function typedCode(text: string, length = codeLength): string | null {
  const code = text.toUpperCase().replace(/[\s\p{Pd}]/gu, "");
  return code.length === length && [...code].every((sign) => codeSigns.includes(sign))
    ? code
    : null;
}

/**
 * How something short or guessable is stored: hashed with the installation's key, for `use` alone,
 * so that a copy of the database is not enough to try all of them.
 */
export function keyedHash([key]: Keys, use: string, text: string): string {
  return createHmac("sha256", key).update(`${use}\n${text}`).digest("base64url");
}

/** The keyed hashes that `text` may be stored under while a key is being replaced; newest first. */
export function keyedHashes(keys: Keys, use: string, text: string): [string, ...string[]] {
  const [newest, ...older] = keys;
  return [keyedHash([newest], use, text), ...older.map((key) => keyedHash([key], use, text))];
}

/** Compares in a time that says nothing about where they differ. */
export function sameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** `text` so that only an installation with one of its keys can read it, for `use` alone (AES-256-GCM). */
export function seal([key]: Keys, use: string, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", sealingKey(key, use), iv);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** What was sealed for `use`; null when none of the keys opens it. */
export function unseal(keys: Keys, use: string, sealed: string): string | null {
  for (const key of keys) {
    const text = opened(sealingKey(key, use), Buffer.from(sealed, "base64url"));
    if (text !== null) return text;
  }
  return null;
}

function sealingKey(key: string, use: string) {
  return Buffer.from(hkdfSync("sha256", key, "", use, 32));
}

function opened(key: Buffer, bytes: Buffer) {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
