import { type Db, inTransaction } from "#db/transaction.ts";
import { codeOf, typedCode } from "#app/domain/secret.ts";
import { countWrongCode, type Verifying, waitToVerify } from "#app/domain/sign-in-limit.ts";
import type { Bilingual } from "#surveys/bilingual.ts";
import { moduleVersion } from "./modules.ts";

/** What a certificate says, to whoever holds its code; and nothing else. */
export interface Certificate {
  code: string;
  name: string;
  title: Bilingual;
  version: number;
  /** When it was passed, UTC ISO-8601; shown as a day. */
  passedAt: string;
  /** The minutes that the module takes, not those that this person took. */
  minutes: number;
}

/** Twelve signs are 1.5 × 10¹⁷ codes: nobody finds one by trying. */
const SIGNS = 12;

/** A code to be typed, without the gaps it is shown with. */
export function newCertificateCode(): string {
  return codeOf(SIGNS);
}

/** The code as it is printed, in groups of four. */
export function printedCode(code: string): string {
  return code.match(/.{1,4}/g)?.join("-") ?? code;
}

/** What somebody typed as the code of a certificate, in capitals and without gaps; null when it is none. */
export function typedCertificateCode(text: string): string | null {
  return typedCode(text, SIGNS);
}

export type Verification =
  | { outcome: "valid"; certificate: Certificate }
  | { outcome: "unknown" }
  | { outcome: "too-often"; minutes: number };

/** Looks up a code for a stranger. Wrong ones count, so that nobody tries many. */
export function verifyCertificate(
  db: Db,
  { code, ...who }: Verifying & { code: string },
  now: Date,
): Promise<Verification> {
  return inTransaction(db, async (trx): Promise<Verification> => {
    const minutes = await waitToVerify(trx, who, now);
    if (minutes > 0) return { outcome: "too-often", minutes };
    const certificate = await certificateBy(trx, code);
    if (certificate) return { outcome: "valid", certificate };
    await countWrongCode(trx, who, now);
    return { outcome: "unknown" };
  });
}

/** The certificate with this code; undefined where there is none, or none any more. */
export async function certificateBy(db: Db, code: string): Promise<Certificate | undefined> {
  const row = await db
    .selectFrom("attempt")
    .innerJoin("person", "person.id", "attempt.personId")
    .where("attempt.certificateCode", "=", code)
    .where("attempt.passed", "=", 1)
    .select(["person.name", "attempt.module", "attempt.version", "attempt.completedAt as passedAt"])
    .$narrowType<{ passedAt: string }>()
    .executeTakeFirst();
  if (!row) return undefined;
  const { module, version, ...rest } = row;
  const { title, definition } = await moduleVersion(db, { module, version });
  return { code, version, title, minutes: definition.minutes, ...rest };
}
