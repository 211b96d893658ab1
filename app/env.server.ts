import { z } from "zod";

export interface Env {
  /** Scheme, host and port that people type, without a slash at the end. */
  origin: string;
  /** The first key signs, every key verifies: two while a key is being replaced. */
  secrets: [string, ...string[]];
  databaseUrl: string;
  smtpUrl: string;
  mailFrom: string;
  port: number;
  /** Which proxies may name a client's network address, in Express's words. */
  trustedProxies: string;
}

/** What the demo uses; public, so no real installation may. */
export const demoSecret = "nordlys-demo-secret-for-nobody-else-0000";

export class EnvironmentProblems extends Error {
  constructor(readonly problems: string[]) {
    super(
      `The environment is not complete:\n${problems.map((problem) => `  - ${problem}`).join("\n")}\n` +
        "See .env.example for every setting and what it means.",
    );
    this.name = "EnvironmentProblems";
  }
}

/**
 * Reads and checks the environment once. Throws `EnvironmentProblems` that names every problem and
 * what to do. Settings of the mail are demanded only where mail is sent (`needs: "server"`).
 */
export function loadEnv(source: NodeJS.ProcessEnv, needs: "server" | "command"): Env {
  const parsed = schema.safeParse(source);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
  if (needs === "server") problems.push(...missing(source));
  if (!parsed.success || problems.length > 0) throw new EnvironmentProblems(problems);
  const env = parsed.data;
  return {
    origin: env.TILSIG_ORIGIN,
    secrets: env.TILSIG_SECRET as [string, ...string[]],
    databaseUrl: env.DATABASE_URL,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    port: env.PORT,
    trustedProxies: env.TRUSTED_PROXIES,
  };
}

function missing(source: NodeJS.ProcessEnv) {
  const meanings = {
    TILSIG_ORIGIN: "the address people type, such as https://tilsig.example.org",
    TILSIG_SECRET: "a random secret of at least 32 characters (openssl rand -hex 32)",
    SMTP_URL: "the mail server, such as smtps://user:password@mail.example.org",
    MAIL_FROM: 'the sender of the mails, such as "Tilsig <tilsig@example.org>"',
  };
  return Object.entries(meanings)
    .filter(([name]) => !source[name])
    .map(([name, meaning]) => `${name} is not set: ${meaning}.`);
}

const schema = z.object({
  TILSIG_ORIGIN: z
    .url({
      protocol: /^https?$/,
      error: "TILSIG_ORIGIN is not an address that starts with https://.",
    })
    .default("http://localhost:3000")
    .transform((value) => new URL(value).origin)
    .refine(
      (origin) => origin.startsWith("https://") || new URL(origin).hostname === "localhost",
      "TILSIG_ORIGIN must start with https://; only localhost may do without.",
    ),
  TILSIG_SECRET: z
    .string()
    .default("x".repeat(32))
    .transform((value) => value.split(",").map((secret) => secret.trim()))
    .refine(
      (secrets) => secrets.every((secret) => secret.length >= 32),
      "TILSIG_SECRET is too short: at least 32 characters each (openssl rand -hex 32).",
    )
    .refine(
      (secrets) => !secrets.includes(demoSecret),
      "TILSIG_SECRET is the demo's, which everyone can read: make one with openssl rand -hex 32.",
    ),
  DATABASE_URL: z
    .string()
    .regex(
      /^(postgres(ql)?:\/\/|sqlite:)./,
      "DATABASE_URL must start with postgres:// or sqlite: (or be left out for data/tilsig.db).",
    )
    .refine(
      (url) => url.startsWith("sqlite:") || URL.canParse(url),
      "DATABASE_URL is no address of a PostgreSQL database: write it like " +
        "postgres://user:password@host:5432/name, with signs like @ or : percent-encoded.",
    )
    .default("sqlite:data/tilsig.db"),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/./, "SMTP_URL must start with smtp:// or smtps://.")
    .refine(
      (url) => URL.canParse(url) && new URL(url).hostname !== "",
      "SMTP_URL names no mail server: write it like smtps://user:password@mail.example.org:465, " +
        "with signs like @ or : in user or password percent-encoded.",
    )
    .default("smtp://localhost:25"),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/, "MAIL_FROM is not a sender with a mail address.")
    .default("Tilsig <tilsig@localhost>"),
  TRUSTED_PROXIES: z
    .string()
    .regex(
      /^(loopback|linklocal|uniquelocal|[\da-fA-F.:/]+)(\s*,\s*(loopback|linklocal|uniquelocal|[\da-fA-F.:/]+))*$/,
      "TRUSTED_PROXIES must be network addresses or ranges with commas between, or loopback.",
    )
    .default("loopback"),
  PORT: z.coerce
    .number({ error: "PORT is not a number." })
    .int()
    .min(0, "PORT must be between 0 and 65535.")
    .max(65535, "PORT must be between 0 and 65535.")
    .default(3000),
});
