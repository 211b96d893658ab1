import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { correctAddressCommand } from "#app/commands/correct-address.ts";
import { mailCommand } from "#app/commands/mail.ts";
import { Refusal } from "#app/commands/refusal.ts";
import { nordlys } from "#tests/support/organisation.ts";
import { smtpReply, startSmtpSink } from "#tests/support/smtp-sink.ts";
import { expect, onTestFinished, test, vi } from "vitest";

/** What a command prints, or the refusal that ends it with exit code 2. */
async function tilsigMail(words: string[], env: Record<string, string>): Promise<string> {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const printed: string[] = [];
  const out = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
  try {
    await mailCommand().parseAsync(words, { from: "user" });
  } catch (error) {
    if (error instanceof Refusal) return `refused: ${error.message}`;
    throw error;
  } finally {
    out.mockRestore();
    vi.unstubAllEnvs();
  }
  return printed.join("");
}

/** An installation whose digest for Kari was refused, and whose address therefore is. */
async function installation(): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), "tilsig-mail-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const url = `sqlite:${join(folder, "tilsig.db")}`;
  const db = connect(url);
  await migrateToLatest(db);
  await nordlys(db);
  const at = "2026-11-20T08:00:00.000Z";
  const reply = "550 5.1.1 no such user";
  const digest = { key: "digest:march", kind: "send-digest", payload: "{}", runAt: at };
  await db
    .insertInto("outbox")
    .values({ ...digest, attempts: 1, failedAt: at, lastError: reply })
    .execute();
  await db
    .updateTable("person")
    .set({ mailRefusedAt: at, mailRefusal: reply })
    .where("id", "=", "kari")
    .execute();
  await db.destroy();
  return { DATABASE_URL: url };
}

test("the queue is told, one mail is tried again, and a wrong key changes nothing", async () => {
  const env = await installation();
  const mail = (...words: string[]) => tilsigMail(words, env);
  expect(await mail("retry", "digest:march", "digest:may")).toContain(
    'refused: No mail that was given up has this key: "digest:may".',
  );
  expect(await mail("retry")).toMatch(/^refused: Say which/);
  expect(await mail("retry", "digest:march", "--all")).toMatch(/^refused: Say keys or --all/);
  const told = await mail("queue");
  expect(told).toContain("Mail goes out. Some of it needs you.\n");
  expect(told).toContain("Given up: The digest, 1 mail\n  digest:march  Not written yet\n");
  expect(told).toContain("Refused addresses: Kari, kari@nordlys.example\n");
  expect(told).toContain("npm run tilsig -- people address kari@nordlys.example NEW\n");
  expect(await mail("retry", "digest:march")).toBe(
    "1 mail is tried again as soon as a worker runs.\n",
  );
  expect(await mail("retry", "--all")).toBe("No mail has been given up.\n");
});

test("a test mail goes past the queue, and what the server says is said, with what to do", async () => {
  const sink = await startSmtpSink({
    recipient: (to) => (to.startsWith("nobody") ? smtpReply(550, "5.1.1 no such user") : undefined),
  });
  onTestFinished(() => sink.stop());
  const settings = {
    TILSIG_ORIGIN: "https://tilsig.nordlys.example",
    TILSIG_SECRET: "a-secret-of-the-tests-that-is-long-enough",
    MAIL_FROM: "Tilsig <tilsig@nordlys.example>",
  };
  const sent = (address: string, SMTP_URL = sink.url) =>
    tilsigMail(["test", address], { ...settings, SMTP_URL });
  expect(await sent("astrid@nordlys.example")).toContain(
    "has taken the mail for astrid@nordlys.example",
  );
  expect(sink.mails.map(({ parsed }) => parsed.subject)).toEqual(["Tilsig: a test mail"]);
  const refused = await sent("nobody@nordlys.example");
  expect(refused).toMatch(/^refused: .*5\.1\.1 no such user/s);
  expect(refused).toContain("Nobody has this address there.");
  const away = await sent("astrid@nordlys.example", "smtp://user:secret-word@127.0.0.1:1");
  expect(away).toMatch(/^refused: .*Nobody answers at the mail server’s address/s);
  expect(away).not.toContain("secret-word");
  expect(await sent("astrid")).toBe('refused: "astrid" is not an e-mail address.');
});

test("the help fits a terminal of 80 columns", () => {
  for (const command of [mailCommand(), ...mailCommand().commands, correctAddressCommand()]) {
    command.configureOutput({ getOutHelpWidth: () => 80 });
    for (const line of command.helpInformation().split("\n"))
      expect(line.length, line).toBeLessThanOrEqual(80);
  }
});
