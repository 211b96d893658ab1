import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { currentNotice, lengthOf, noticeFor, notices } from "#app/i18n/privacy-notice/notice.ts";

/** Of each version as it was published. A notice that people have read is never changed. */
const published: Record<number, string> = {
  1: "77321f70a31657f54e09d908c8e2dbb36ac7df20182985a558320bb1fc01c622",
};

const months = (count: number) => ({ count, unit: "months" }) as const;
const kept = {
  answers: months(24),
  releases: months(60),
  receipts: months(12),
  audit: months(12),
  mails: { count: 7, unit: "days" },
} as const;

const languages = ["en", "nb"] as const;

describe("the privacy notice", () => {
  test.each(notices)("version $version is what it was when it was published", (notice) => {
    const { version, en, nb } = notice;
    const sum = createHash("sha256").update(JSON.stringify({ en, nb })).digest("hex");
    expect(sum, "write a new version instead").toBe(published[version]);
  });

  test("has versions that count up, and the last one is shown", () => {
    expect(notices.map(({ version }) => version)).toEqual(notices.map((_, place) => place + 1));
    expect(currentNotice).toBe(notices.length);
  });

  test("says the same in both languages, part by part and point by point", () => {
    const shapes = languages.map((language) =>
      shown(language).sections.map(({ body }) =>
        body.map((part) => (typeof part === "string" ? 0 : part.length)),
      ),
    );
    expect(shapes[0]).toEqual(shapes[1]);
  });

  test.each(languages)("leaves no place open and never says anonymous, in %s", (language) => {
    const text = JSON.stringify(shown(language));
    expect(text).not.toMatch(/[{}]\w+}|anonym/i);
    expect(text).toContain("Nordlys IPS");
    expect(text).toMatch(language === "en" ? /confidential/ : /fortrolig/);
  });

  test("tells how long things are kept as the installation has it", () => {
    const chosen = { ...kept, answers: { count: 12, unit: "months" } as const };
    const text = JSON.stringify(noticeFor({ organisation: null, kept: chosen }, "en"));
    expect(text).toContain("Your answers: 12 months after their wave has closed.");
    expect(text).toContain("What has been published about groups: 5 years.");
    expect(text).toContain("Sent mails: 7 days.");
    expect(text, "before it has a name").toContain("Your organisation runs this Tilsig");
  });

  test.each([
    [1, "days", "one day", "ett døgn"],
    [7, "days", "7 days", "7 dager"],
    [12, "months", "12 months", "12 måneder"],
    [24, "months", "24 months", "24 måneder"],
    [30, "months", "30 months", "30 måneder"],
    [60, "months", "5 years", "5 år"],
  ] as const)("%i %s are %s or %s", (count, unit, en, nb) => {
    expect([lengthOf({ count, unit }, "en"), lengthOf({ count, unit }, "nb")]).toEqual([en, nb]);
  });
});

function shown(language: (typeof languages)[number]) {
  return noticeFor({ organisation: "Nordlys IPS", kept }, language);
}
