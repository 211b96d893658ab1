import { createHash } from "node:crypto";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { SMTPServer, type SMTPServerSession } from "smtp-server";
import { smtpReply } from "./smtp-sink.ts";

/** What befalls a connection: reset, left without a greeting, 421, a byte a second, a broken TLS. */
export const connectionFaults = ["refuse", "hang", "421", "slow", "tls"] as const;
export type ConnectionFault = (typeof connectionFaults)[number];

/**
 * What befalls a mail. "no yes" breaks the line after the mail before anything is decided; "lost yes"
 * takes the mail and breaks the line; "slow yes" takes it and says so a byte a second.
 */
export const mailFaults = ["421", "451", "550", "hang", "no yes", "lost yes", "slow yes"] as const;
export type MailFault = (typeof mailFaults)[number];

export interface Faults {
  connection: () => ConnectionFault | null;
  mail: () => MailFault | null;
  /** Milliseconds from byte to byte where it is slow. */
  bytePause?: number;
}

/** A whole mail that came over the line, and what the server made of it. */
export interface Offered {
  /** What the client called itself in its EHLO. */
  client: string;
  to: string;
  /** Of all its bytes. */
  sha256: string;
  messageId: string;
  date: string;
  /** "unheard" was taken, and the answer did not arrive. */
  fate: "refused" | "taken" | "unheard";
}

export type FaultySmtp = Awaited<ReturnType<typeof startFaultySmtp>>;

/** One client and the real server that it talks to, byte for byte as long as nothing befalls it. */
interface Line {
  client: Socket;
  isSlow: boolean;
}

/**
 * An SMTP server on a free port of this machine that fails as it is told to, and remembers every mail
 * that reached it whole. `befallen` counts the faults.
 */
export async function startFaultySmtp({ connection, mail, bytePause = 1_000 }: Faults) {
  const offered: Offered[] = [];
  const befallen = new Map<string, number>();
  const lines = new Map<number, Line>();
  const sockets = new Set<Socket>();
  const behind = await startBehind();
  const front = createServer(answer);
  const port = await listening(front, 0);

  function note<Fault extends string>(where: string, fault: Fault | null): Fault | null {
    const name = fault ? `${where} ${fault}` : `${where} fine`;
    befallen.set(name, (befallen.get(name) ?? 0) + 1);
    return fault;
  }

  function keep(socket: Socket) {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // A client that is killed in the middle is what this is for.
    socket.on("error", () => socket.destroy());
  }

  function answer(client: Socket) {
    keep(client);
    switch (note("connection", connection())) {
      case "refuse":
        return client.resetAndDestroy();
      case "hang":
        return client.resume();
      case "421":
        return client.end("421 4.3.2 closing\r\n");
      case "tls":
        return breakTls(client);
      case "slow":
        return passOn({ client, isSlow: true });
      default:
        return passOn({ client, isSlow: false });
    }
  }

  function passOn(line: Line) {
    const { client } = line;
    const server = connect(behind.port, "127.0.0.1");
    keep(server);
    server.on("connect", () => lines.set(server.localPort ?? 0, line));
    client.on("data", (bytes) => server.write(bytes));
    server.on("data", (bytes) => {
      if (line.isSlow) return void dribble(bytes, client, bytePause);
      client.write(bytes);
    });
    client.on("close", () => server.destroy());
    server.on("close", () => line.isSlow || client.end());
  }

  async function startBehind() {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS", "AUTH"],
      disableReverseLookup: true,
      closeTimeout: 1,
      logger: false,
      onMailFrom: (_address, session, done) => {
        const fault = note("mail", mail());
        Object.assign(session, { fault });
        done(fault === "421" ? smtpReply(421, "4.3.2 closing") : null);
      },
      onRcptTo: (_address, session, done) =>
        done(faultOf(session) === "550" ? smtpReply(550, "5.1.1 no such user") : null),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => judge(Buffer.concat(chunks), session, done));
      },
    });
    server.on("error", () => undefined);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.server.address() as AddressInfo;
    return { port, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) };
  }

  function judge(raw: Buffer, session: SMTPServerSession, done: (error?: Error | null) => void) {
    const line = lines.get(session.remotePort);
    const remember = (fate: Offered["fate"]) => offered.push(offer(raw, session, fate));
    switch (faultOf(session)) {
      case "451":
        remember("refused");
        return done(smtpReply(451, "4.3.0 try later"));
      case "hang":
        return remember("refused");
      case "no yes":
        remember("refused");
        return line?.client.destroy();
      case "lost yes":
        remember("unheard");
        return line?.client.destroy();
      case "slow yes":
        remember("unheard");
        if (line) line.isSlow = true;
        return done();
      default:
        // Nobody waits so long for the end of a slow conversation.
        remember(line?.isSlow || line?.client.destroyed ? "unheard" : "taken");
        return done();
    }
  }

  return {
    port,
    offered,
    befallen,
    /** Grows with everything that happens. */
    events: () => offered.length + [...befallen.values()].reduce((sum, one) => sum + one, 0),
    /** Really not there for so many milliseconds: nobody listens at the port. */
    leave: async (milliseconds: number) => {
      await closed(front);
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      await listening(front, port);
    },
    stop: async () => {
      const gone = closed(front);
      for (const socket of sockets) socket.destroy();
      await Promise.all([gone, behind.stop()]);
    },
  };
}

function faultOf(session: SMTPServerSession): MailFault | null {
  return (session as SMTPServerSession & { fault?: MailFault | null }).fault ?? null;
}

function offer(raw: Buffer, session: SMTPServerSession, fate: Offered["fate"]): Offered {
  const [head = ""] = raw.toString("latin1").split("\r\n\r\n", 1);
  const header = (name: string) =>
    new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1]?.trim() ?? "";
  return {
    client: session.hostNameAppearsAs,
    to: session.envelope.rcptTo[0]?.address ?? "",
    sha256: createHash("sha256").update(raw).digest("hex"),
    messageId: header("message-id"),
    date: header("date"),
    fate,
  };
}

/** Offers TLS and talks nonsense once it is taken up. */
function breakTls(client: Socket) {
  client.write("220 faulty ESMTP\r\n");
  client.on("data", (bytes) => {
    const said = bytes.toString("latin1").toUpperCase();
    if (said.startsWith("EHLO")) return client.write("250-faulty\r\n250 STARTTLS\r\n");
    if (said.startsWith("STARTTLS")) return client.write("220 go ahead\r\n");
    client.write(Buffer.from([0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x28]));
    client.end();
  });
}

async function dribble(bytes: Buffer, client: Socket, pause: number) {
  for (const byte of bytes) {
    if (client.destroyed) return;
    client.write(Buffer.from([byte]));
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Takes nobody new; who is connected stays. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // `close` waits for the last connection, and the port is free at once.
    setImmediate(resolve);
  });
}
