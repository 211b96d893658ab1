import PostalMime from "postal-mime";
import { describe, expect, test } from "vitest";
import { createMailer } from "#emails/mailer.server.ts";
import { digestSamples, samples } from "#emails/samples.ts";

const mailer = createMailer({ smtpUrl: "smtp://127.0.0.1:1" });

describe.each(samples())("the mail $name in $language", ({ name, language, make }) => {
  test("is the same each time it is made", async () => {
    expect(await make()).toEqual(await make());
  });

  test("arrives as it was made, in HTML and plain text", async () => {
    const mail = await make();
    const parsed = await PostalMime.parse(await composed(mail));
    expect(parsed.subject).toBe(mail.subject);
    expect(parsed.html?.trim()).toBe(mail.html.replaceAll("\r\n", "\n").trim());
    expect(parsed.text?.trim()).toBe(mail.text.trim());
    expect(parsed.attachments).toEqual([]);
  });

  test("stays far below the size at which mail programs cut", async () => {
    const mail = await make();
    expect(Buffer.byteLength(mail.html)).toBeLessThan(70_000);
    expect((await composed(mail)).byteLength).toBeLessThan(100_000);
  });

  test("says its language, its title and that it knows light and dark", async () => {
    const { html, subject } = await make();
    expect(html).toMatch(new RegExp(`^<!DOCTYPE html><html dir="ltr" lang="${language}">`));
    expect(html).toContain(`<title>${subject}</title>`);
    expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
    expect(html).toContain("prefers-color-scheme: dark");
  });

  test("fetches nothing and names no address but its links", async () => {
    const { html } = await make();
    expect(html).not.toMatch(/<(img|link|script|iframe|object|video|audio|svg|form|base)\b/i);
    expect(html).not.toMatch(/\b(src|background|srcset|action)=|url\(|@import|@font-face/i);
    const addresses = html.match(/[a-z]+:\/\/[^"\s<]+/gi) ?? [];
    const links = [...html.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href);
    expect(addresses).toEqual(links);
    expect(links.every((href) => href?.startsWith("https://tilsig.nordlys.example/"))).toBe(true);
  });

  test("offers the same links in plain text", async () => {
    const { html, text } = await make();
    const links = [...html.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href);
    const lines = text.split("\n").filter((line) => line.startsWith("https://"));
    expect([...lines].sort()).toEqual([...links].sort());
  });

  test("has a plain text of short lines, without a trace of HTML", async () => {
    const { text } = await make();
    const lines = text.split("\n").filter((line) => !line.startsWith("https://"));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(78);
    expect(text).not.toMatch(/<\/?[a-z]|&[a-z]+;|&#|undefined|null|\[object|NaN|\n\n\n/);
  });

  test("lays out with tables that say so, and keeps headings in order", async () => {
    const { html } = await make();
    const tables = html.match(/<table\b[^>]*>/g) ?? [];
    const figures = tables.filter((table) => !table.includes('role="presentation"'));
    expect(figures).toHaveLength((html.match(/<caption/g) ?? []).length);
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels.every((level, index) => index === 0 || level <= levels[index - 1]! + 1)).toBe(
      true,
    );
  });

  test("tells the inbox no name, score or factor", async () => {
    const { html, subject } = await make();
    const shown = `${subject} ${preheaderOf(html)}`;
    for (const told of toldIn(language)) expect(shown).not.toContain(told);
    if (name.startsWith("digest")) expect(shown.replace(/20\d\d/g, "")).not.toMatch(/\d/);
    expect(preheaderOf(html).length).toBeGreaterThan(20);
    // Filled up, so that no mail program goes on with what stands below.
    expect(html).toMatch(/(\u00a0\u200c\u200b\u200d[^<]{0,3}){100}/u);
  });
});

test("every digest looks the same in the inbox, whatever it tells", async () => {
  const mails = await Promise.all(
    samples()
      .filter(({ name, language }) => name.startsWith("digest") && language === "nb")
      .map(({ make }) => make()),
  );
  const shown = mails.map(({ subject, html }) => `${subject} ${preheaderOf(html)}`);
  expect(new Set(shown).size).toBe(1);
  expect(shown.length).toBeGreaterThan(3);
});

function composed({ subject, html, text }: { subject: string; html: string; text: string }) {
  return mailer.compose({
    from: "Tilsig <tilsig@nordlys.example>",
    to: "kari@nordlys.example",
    subject,
    html,
    text,
    messageId: "sample",
    date: new Date("2027-03-19T07:00:00Z"),
  });
}

function preheaderOf(html: string) {
  return /data-skip-in-text="true">([^<]*)</.exec(html)?.[1] ?? "";
}

/** Names of groups and factors that the samples speak of, and the words that judge them. */
function toldIn(language: "en" | "nb") {
  const cells = Object.values(digestSamples(language)).flatMap(({ cells }) => cells);
  const names = cells.flatMap((cell) => [cell.name, ...cell.factors.map((factor) => factor.name)]);
  const words = language === "nb" ? ["tapp", "nær", "signal"] : ["drain", "nourish", "signal"];
  return [...names, ...words, "Solveig", "Kari", "Vadsø", "Alta"];
}
