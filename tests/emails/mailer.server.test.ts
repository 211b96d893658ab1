import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import type { SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, test } from "vitest";
import { createMailer, type Mailer, type Message } from "#emails/mailer.server.ts";
import { type Replies, smtpReply, startSmtpSink } from "#tests/support/smtp-sink.ts";

const message: Message = {
  from: "Tilsig <tilsig@nordlys.example>",
  to: "kari@nordlys.example",
  subject: "Tilsig: oppsummeringen for mars 2027 er klar",
  text: "Alt rolig: Ingenting skiller seg ut denne gangen.\n",
  html: `<html lang="nb"><body><p>Alt rolig på ${"Vadsø, ".repeat(40)}.</p></body></html>`,
  messageId: "digest:wave-1:kari",
  date: new Date("2027-03-19T07:00:00Z"),
};
const envelope = { from: "tilsig@nordlys.example", to: "kari@nordlys.example" };

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function mailerFor(smtpUrl: string, deadline?: number): Mailer {
  const mailer = createMailer({ smtpUrl, deadline });
  closing.push(() => mailer.close());
  return mailer;
}

async function sinkWith(replies: Replies = {}) {
  const sink = await startSmtpSink(replies);
  closing.push(sink.stop);
  return sink;
}

describe("the bytes of a mail", () => {
  const mailer = createMailer({ smtpUrl: "smtp://127.0.0.1:1" });

  test("are the same for the same mail, whichever mailer makes them and when", async () => {
    const first = await mailer.compose(message);
    const second = await createMailer({ smtpUrl: "smtp://127.0.0.1:2" }).compose({ ...message });
    expect(second.equals(first)).toBe(true);
    const other = await mailer.compose({ ...message, messageId: "digest:wave-2:kari" });
    expect(other.equals(first)).toBe(false);
  });

  test("say the same in HTML and plain text as was handed in", async () => {
    const mail = await PostalMime.parse(await mailer.compose(message));
    expect(mail.subject).toBe(message.subject);
    expect(mail.from).toEqual({ name: "Tilsig", address: "tilsig@nordlys.example" });
    expect(mail.to).toEqual([{ name: "", address: "kari@nordlys.example" }]);
    expect(mail.text?.trim()).toBe(message.text.trim());
    expect(mail.html?.trim()).toBe(message.html);
    expect(mail.date).toBe("2027-03-19T07:00:00.000Z");
  });

  test("are lines of printable ASCII that every server passes on", async () => {
    const raw = (await mailer.compose(message)).toString("latin1");
    expect(raw).toMatch(/^[\x20-\x7e\t\r\n]*$/);
    expect(raw.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(Math.max(...raw.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  test("bear an opaque Message-ID at the sender's host", async () => {
    const { messageId } = await PostalMime.parse(await mailer.compose(message));
    expect(messageId).toMatch(/^<[0-9a-f]{40}@nordlys\.example>$/);
  });

  test("tell mailboxes that no person wrote, and not with what it was written", async () => {
    const headers = headersOf(await mailer.compose(message));
    expect(headers.get("auto-submitted")).toBe("auto-generated");
    expect(headers.get("x-auto-response-suppress")).toBe("All");
    expect(headers.has("x-mailer")).toBe(false);
    expect(headers.has("list-unsubscribe")).toBe(false);
  });

  test("offer to end the mails with one click when there is an address for it", async () => {
    const url = `https://tilsig.nordlys.example/unsubscribe/${"t".repeat(90)}`;
    const raw = await mailer.compose({ ...message, listUnsubscribe: url });
    expect(headersOf(raw).get("list-unsubscribe")).toBe(`<${url}>`);
    expect(headersOf(raw).get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  });

  test.each([
    [
      "a name",
      { to: { name: "Kari\r\nBcc: all@nordlys.example", address: "kari@nordlys.example" } },
    ],
    ["a sender's name", { from: { name: "T\nX-Evil: 1", address: "tilsig@nordlys.example" } }],
    ["a subject", { subject: "Tilsig\r\n\r\n<script>X-Evil: 1" }],
    ["a key", { messageId: "1>\r\nX-Evil: 1" }],
    ["a link", { listUnsubscribe: "https://x.example/a\r\nX-Evil: 1>\r\n" }],
    ["a separator", { subject: "Tilsig\u2028X-Evil: 1\u0085Bcc: all@nordlys.example" }],
  ])("%s cannot add a header or end the headers", async (_what, evil) => {
    const expected = [...headersOf(await mailer.compose(message)).keys()];
    const raw = await mailer.compose({ ...message, ...evil });
    const added = [...headersOf(raw).keys()].filter((key) => !key?.startsWith("list-unsubscribe"));
    expect(added).toEqual(expected);
    const { text, subject } = await PostalMime.parse(raw);
    expect(subject).toMatch(/^Tilsig[^\p{Cc}\u2028]*$/u);
    expect(text?.trim()).toBe(message.text.trim());
  });

  test.each([
    "kari@nordlys.example, all@nordlys.example",
    "kari@nordlys.example\r\nBcc: all@nordlys.example",
    "kari",
    "kari@x@nordlys.example",
    "",
  ])("are not made for %j, which is not one address", async (to) => {
    await expect(mailer.compose({ ...message, to })).rejects.toThrow("one valid address");
  });

  test("keep a name from right to left, without the marks that would turn the line around", async () => {
    const to = { name: "\u202eسلمى نور\u202c", address: "salma@nordlys.example" };
    const mail = await PostalMime.parse(await mailer.compose({ ...message, to }));
    expect(mail.to).toEqual([{ name: "سلمى نور", address: "salma@nordlys.example" }]);
  });
});

describe("sending", () => {
  test("hands the stored bytes over unchanged, and again unchanged on a retry", async () => {
    const sink = await sinkWith();
    const mailer = mailerFor(sink.url);
    const raw = await mailer.compose({ ...message, text: ".a line that begins with a dot\n..\n" });
    expect(await mailer.send({ envelope, raw })).toEqual({ outcome: "sent" });
    expect(await mailer.send({ envelope, raw: new Uint8Array(raw) })).toEqual({ outcome: "sent" });
    expect(sink.mails.map((mail) => mail.raw.equals(raw))).toEqual([true, true]);
    expect(sink.mails[0]).toMatchObject({ from: envelope.from, to: [envelope.to] });
  });

  test("takes the address out of a sender with a name", async () => {
    const sink = await sinkWith();
    const mailer = mailerFor(sink.url);
    const raw = await mailer.compose(message);
    await mailer.send({ envelope: { from: message.from, to: message.to }, raw });
    const mail = await sink.waitForMail((one) => one.to.includes("kari@nordlys.example"));
    expect(mail.from).toBe("tilsig@nordlys.example");
  });

  test("uses few connections for many mails", async () => {
    const sink = await sinkWith();
    const mailer = mailerFor(sink.url);
    const raw = await mailer.compose(message);
    const sendings = Array.from({ length: 60 }, () => mailer.send({ envelope, raw }));
    expect((await Promise.all(sendings)).every(({ outcome }) => outcome === "sent")).toBe(true);
    expect(sink.mails).toHaveLength(60);
    expect(sink.connections()).toBeLessThanOrEqual(5);
  });

  const deferred = { outcome: "deferred", suspect: null };
  const away = { outcome: "away" };
  const gone = { outcome: "refused", about: "address" };
  const unwanted = { outcome: "refused", about: "mail" };
  const suspected = (suspect: string) => ({ outcome: "deferred", suspect });

  test.each<[string, Replies, object]>([
    ["an unknown receiver", { recipient: () => smtpReply(550, "5.1.1 no such user") }, gone],
    ["a receiver who is no more", { recipient: () => smtpReply(550, "5.2.1 disabled") }, gone],
    ["a no without a reason", { recipient: () => smtpReply(550, "no") }, gone],
    ["a full mailbox for good", { recipient: () => smtpReply(552, "5.2.2 full") }, unwanted],
    ["a mail it will not have", { mail: () => smtpReply(554, "5.6.0 not accepted") }, unwanted],
    ["a full mailbox", { recipient: () => smtpReply(452, "4.2.2 mailbox full") }, deferred],
    ["a greylist", { recipient: () => smtpReply(450, "4.7.1 come again") }, deferred],
    ["a busy moment", { mail: () => smtpReply(451, "4.3.0 try later") }, deferred],
    [
      "a server going down",
      { connection: () => smtpReply(421, "4.3.2 closing") },
      { ...away, cause: "busy" },
    ],
    [
      "a sender it does not know",
      { sender: () => smtpReply(550, "5.1.8 bad sender") },
      { ...away, cause: "sender" },
    ],
    [
      "TLS it wants",
      { sender: () => smtpReply(530, "5.7.0 Must issue a STARTTLS command first") },
      { ...away, cause: "tls" },
    ],
    [
      "a login it wants",
      { recipient: () => smtpReply(530, "5.7.0 login first") },
      { ...away, cause: "login" },
    ],
    [
      "no relaying",
      { recipient: () => smtpReply(550, "5.7.1 relaying denied") },
      suspected("policy"),
    ],
    ["a line that breaks after the mail", { mail: () => "drop" }, suspected("connection")],
  ])("%s is told as what it is about", async (_what, replies, expected) => {
    const sink = await sinkWith(replies);
    const mailer = mailerFor(sink.url);
    const sending = await mailer.send({ envelope, raw: await mailer.compose(message) });
    expect(sending).toMatchObject(expected);
    expect(sending).toHaveProperty("reason", expect.stringMatching(/^[^\r\n]{3,300}$/));
  });

  test("goes on with the next mail after a refused one", async () => {
    const refused = (address: string) =>
      address.startsWith("gone") ? smtpReply(550, "5.1.1 no such user") : undefined;
    const sink = await sinkWith({ recipient: refused });
    const mailer = mailerFor(sink.url);
    const raw = await mailer.compose(message);
    const former = { ...envelope, to: "gone@nordlys.example" };
    expect(await mailer.send({ envelope: former, raw })).toMatchObject(gone);
    expect(await mailer.send({ envelope, raw })).toEqual({ outcome: "sent" });
  });

  test("gives a server up that never answers", async () => {
    const sink = await sinkWith({ mail: () => "hang" });
    const mailer = mailerFor(sink.url, 300);
    const raw = await mailer.compose(message);
    expect(await mailer.send({ envelope, raw })).toMatchObject(suspected("connection"));
  });

  test("gives a server up that never greets", async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    closing.push(() => {
      sockets.forEach((socket) => socket.destroy());
      silent.close();
    });
    const { port } = silent.address() as AddressInfo;
    const mailer = mailerFor(`smtp://127.0.0.1:${port}`, 300);
    const raw = await mailer.compose(message);
    expect(await mailer.send({ envelope, raw })).toMatchObject(suspected("connection"));
  });

  test.each([
    ["nobody listens", "smtp://127.0.0.1:1", "connection"],
    ["there is no such name", "smtp://mail.nordlys.invalid", "name"],
  ])("where %s is about the server", async (_what, url, cause) => {
    const mailer = mailerFor(url);
    const raw = await mailer.compose(message);
    expect(await mailer.send({ envelope, raw })).toMatchObject({ outcome: "away", cause });
  });

  test("does not wait behind other mails when somebody waits for it", async () => {
    const sink = await sinkWith({
      mail: ({ to }) => (to.includes("solveig@nordlys.example") ? undefined : "hang"),
    });
    const mailer = mailerFor(sink.url, 2_000);
    const raw = await mailer.compose(message);
    const stuck = Array.from({ length: 6 }, () => mailer.send({ envelope, raw }));
    const urgent = { envelope: { ...envelope, to: "solveig@nordlys.example" }, raw, urgent: true };
    expect(await mailer.send(urgent)).toEqual({ outcome: "sent" });
    expect(sink.mails).toHaveLength(1);
    mailer.close();
    await Promise.all(stuck);
  });

  test("says nothing of an address in its reason", async () => {
    const said = "5.1.1 <Kari@nordlys.example>: KARI is unknown, ask bjorn@nordlys.example";
    const sink = await sinkWith({ recipient: () => smtpReply(550, said) });
    const mailer = mailerFor(sink.url);
    const sending = await mailer.send({ envelope, raw: await mailer.compose(message) });
    expect(sending).toHaveProperty("reason", "550 5.1.1 <…>: … is unknown, ask …");
  });

  test("to what is not an address is refused for good before any server is asked", async () => {
    const sink = await sinkWith();
    const mailer = mailerFor(sink.url);
    const raw = await mailer.compose(message);
    const sending = await mailer.send({ envelope: { ...envelope, to: "kari@a, all@b" }, raw });
    expect(sending).toMatchObject(gone);
    expect(sink.connections()).toBe(0);
  });

  test("after closing is refused and nothing hangs", async () => {
    const sink = await sinkWith();
    const mailer = mailerFor(sink.url);
    const raw = await mailer.compose(message);
    await mailer.send({ envelope, raw });
    mailer.close();
    expect(await mailer.send({ envelope, raw })).toMatchObject(deferred);
  });
});

describe("TLS as the address says", () => {
  test("smtps does not talk to a server whose certificate nobody vouches for", async () => {
    const sink = await sinkWith({ settings: { secure: true } });
    const mailer = mailerFor(`smtps://127.0.0.1:${sink.port}`);
    const raw = await mailer.compose(message);
    expect(await mailer.send({ envelope, raw })).toMatchObject({
      outcome: "away",
      cause: "tls",
    });
    expect(sink.mails).toEqual([]);
  });

  test("smtps delivers to a server that is trusted", async () => {
    const sink = await sinkWith({ settings: { secure: true } });
    const mailer = mailerFor(`smtps://127.0.0.1:${sink.port}?tls.rejectUnauthorized=false`);
    const raw = await mailer.compose(message);
    expect(await mailer.send({ envelope, raw })).toEqual({ outcome: "sent" });
  });

  test("smtp changes to TLS where the server offers it", async () => {
    let secured = 0;
    const onSecure: SMTPServerOptions["onSecure"] = (_socket, _session, done) => {
      secured += 1;
      done();
    };
    const sink = await sinkWith({ settings: { disabledCommands: ["AUTH"], onSecure } });
    const mailer = mailerFor(`smtp://127.0.0.1:${sink.port}?tls.rejectUnauthorized=false`);
    const raw = await mailer.compose(message);
    expect(await mailer.send({ envelope, raw })).toEqual({ outcome: "sent" });
    expect(secured).toBe(1);
  });

  test("a server that must change to TLS and cannot gets neither password nor mail", async () => {
    const sink = await sinkWith();
    const mailer = mailerFor(`smtp://kari:secret@127.0.0.1:${sink.port}?requireTLS=true`);
    const raw = await mailer.compose(message);
    expect(await mailer.send({ envelope, raw })).toMatchObject({
      outcome: "away",
      cause: "tls",
    });
    expect(sink.mails).toEqual([]);
  });
});

/** The headers of the whole mail, unfolded, by their names in small letters. */
function headersOf(raw: Buffer) {
  const head = raw.toString("latin1").split("\r\n\r\n")[0] ?? "";
  const lines = head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
  return new Map(
    lines.map((line) => [line.split(":")[0]?.toLowerCase(), line.replace(/^[^:]+:\s*/, "")]),
  );
}
