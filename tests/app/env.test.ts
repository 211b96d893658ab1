import { demoSecret, EnvironmentProblems, loadEnv } from "#app/env.server.ts";
import { describe, expect, test } from "vitest";

const complete = {
  NODE_ENV: "production",
  TILSIG_ORIGIN: "https://tilsig.example.org/",
  TILSIG_SECRET: "a".repeat(32),
  SMTP_URL: "smtps://mail.example.org",
  MAIL_FROM: "Tilsig <tilsig@example.org>",
} as const;

function problemsOf(environment: Record<string, string | undefined>): string[] {
  try {
    loadEnv({ ...complete, ...environment }, "server");
    return [];
  } catch (error) {
    if (error instanceof EnvironmentProblems) return error.problems;
    throw error;
  }
}

describe("the environment", () => {
  test("is read once, with the address as an origin and a file of our own as database", () => {
    expect(loadEnv(complete, "server")).toMatchObject({
      origin: "https://tilsig.example.org",
      databaseUrl: "sqlite:data/tilsig.db",
      secrets: ["a".repeat(32)],
      port: 3000,
      trustedProxies: "loopback",
    });
  });

  test("may hold two secrets while one replaces the other", () => {
    const both = `${"b".repeat(40)}, ${"a".repeat(32)}`;
    expect(loadEnv({ ...complete, TILSIG_SECRET: both }, "server").secrets).toEqual([
      "b".repeat(40),
      "a".repeat(32),
    ]);
  });

  test("names everything that a server lacks, at once", () => {
    const nothing = {
      TILSIG_ORIGIN: undefined,
      TILSIG_SECRET: undefined,
      SMTP_URL: undefined,
      MAIL_FROM: undefined,
    };
    expect(problemsOf(nothing).map((problem) => problem.split(" ")[0])).toEqual([
      "TILSIG_ORIGIN",
      "TILSIG_SECRET",
      "SMTP_URL",
      "MAIL_FROM",
    ]);
  });

  test.each([
    ["a short secret", { TILSIG_SECRET: "short" }, /at least 32/],
    ["a short second secret", { TILSIG_SECRET: `${"a".repeat(32)},short` }, /at least 32/],
    ["the demo's secret", { TILSIG_SECRET: demoSecret }, /is the demo's/],
    ["an address without https", { TILSIG_ORIGIN: "http://tilsig.example.org" }, /https/],
    ["an address that is none", { TILSIG_ORIGIN: "tilsig" }, /TILSIG_ORIGIN/],
    ["another database", { DATABASE_URL: "mysql://localhost/tilsig" }, /postgres:\/\/ or sqlite:/],
    ["another mail protocol", { SMTP_URL: "https://mail.example.org" }, /smtp:\/\/ or smtps/],
    ["a sender without an address", { MAIL_FROM: "Tilsig" }, /MAIL_FROM/],
    ["proxies that are no addresses", { TRUSTED_PROXIES: "my proxy" }, /TRUSTED_PROXIES/],
    ["a port that is no number", { PORT: "http" }, /PORT/],
  ])("refuses %s and says what to do", (_, environment, message) => {
    expect(problemsOf(environment)).toEqual([expect.stringMatching(message)]);
  });

  test("a command needs no mail server and no secret", () => {
    expect(() => loadEnv({ NODE_ENV: "test" }, "command")).not.toThrow();
  });
});
