import { expect, onTestFinished, test } from "vitest";
import { catchMails } from "#app/demo/mail-catcher.ts";
import { createMailer } from "#emails/mailer.server.ts";

const at = new Date("2026-11-22T12:00:00Z");

test("the demo catches what the product sends, and reads it as a mail program does", async () => {
  const catcher = await catchMails(() => at);
  const mailer = createMailer({ smtpUrl: catcher.url });
  onTestFinished(async () => {
    mailer.close();
    await catcher.stop();
  });
  for (const subject of ["Månedlig puls", "Monthly pulse"]) {
    const raw = await mailer.compose({
      from: "Tilsig <tilsig@nordlys.example>",
      to: "kari@nordlys.example",
      subject,
      html: "<p>Ærlig talt</p>",
      text: "Ærlig talt",
      messageId: subject,
      date: at,
    });
    const envelope = { from: "tilsig@nordlys.example", to: "kari@nordlys.example" };
    expect(await mailer.send({ envelope, raw })).toEqual({ outcome: "sent" });
  }
  expect(catcher.mails.map(({ number, to, parsed }) => [number, to, parsed.subject])).toEqual([
    [1, "kari@nordlys.example", "Månedlig puls"],
    [2, "kari@nordlys.example", "Monthly pulse"],
  ]);
  expect(catcher.mails[0]).toMatchObject({ at, parsed: { html: expect.stringMatching("Ærlig") } });
});
