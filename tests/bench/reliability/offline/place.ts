import { randomUUID } from "node:crypto";
import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import { pino } from "pino";
import type { Context } from "#app/context.server.ts";
import { draftKeyOf } from "#app/answering.server.ts";
import { invite } from "#app/domain/invitations.ts";
import { beginSession } from "#app/domain/session.ts";
import { createServer } from "#app/server/create-server.ts";
import { signedInCookie } from "#app/session.server.ts";
import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { createMailer } from "#emails/mailer.server.ts";
import { addPerson } from "#tests/support/organisation.ts";

/** What the server said "received" to, oldest first, as it was sent in. */
export interface Acknowledged {
  submission: string;
  answers: Record<string, string>;
}

/** A wave of one person's own, and what a script may do to it from the outside. */
export interface Errand {
  /** Where it is answered: by the link of an invitation, or signed in. */
  path: string;
  draftKey: string;
  acknowledged: Acknowledged[];
  line: { isCut: boolean; next: "busy" | "lost" | null };
  cookie(): Promise<{ name: string; value: string; url: string }>;
  expire(): Promise<void>;
  close(): Promise<void>;
  /** From another device, which always has signal. Gives whether it was received. */
  sendElsewhere(answers: Record<string, string>): Promise<boolean>;
  stored(): Promise<Record<string, string> | null>;
}

export interface OfflinePlace {
  origin: string;
  errand(isInvited: boolean): Promise<Errand>;
  stop(): Promise<void>;
}

/** The built product in this process, with a line that can be cut for one browser at a time. */
export async function startOfflinePlace(): Promise<OfflinePlace> {
  const db = connect("sqlite::memory:");
  await migrateToLatest(db);
  await db.insertInto("unit").values({ id: "coast", name: "Coast" }).execute();
  await db.insertInto("team").values({ id: "north", unitId: "coast", name: "North" }).execute();
  const series = { name: "monthly-pulse", survey: "monthly-pulse", timeZone: "Europe/Oslo" };
  await db.insertInto("series").values(series).execute();

  const errands = new Map<string, Errand>();
  // Remix takes the address from the settings, so the port has to be known before.
  const server = createHttpServer();
  await new Promise<void>((listening) => server.listen(0, listening));
  const { port } = server.address() as AddressInfo;
  const origin = `http://localhost:${port}`;
  const keys: [string] = ["a secret of the scripts, long enough 1"];
  const mailer = createMailer({ smtpUrl: "smtp://localhost:1" });
  const env = {
    origin,
    secrets: keys,
    databaseUrl: "sqlite::memory:",
    smtpUrl: "smtp://localhost:1",
    mailFrom: "Tilsig <tilsig@nordlys.example>",
    port,
    trustedProxies: "loopback",
  };
  const context: Context = { env, db, mailer, now: () => new Date() };
  const index = pathToFileURL(resolve("build/server/index.js")).href;
  const build = (await import(/* @vite-ignore */ index)) as ServerBuild;
  const app = createServer({
    context,
    build,
    clientFolder: resolve("build/client"),
    log: pino({ level: "silent" }),
    routes: watched(errands),
  });
  server.on("request", (request, response) => {
    const isCut = [...errands.values()].some(({ line }) => line.isCut);
    // No answer at all, as without signal; another device has its own.
    if (isCut && !request.headers["x-elsewhere"]) request.socket.destroy();
    else app(request, response);
  });

  let count = 0;
  async function errand(isInvited: boolean): Promise<Errand> {
    count += 1;
    const personId = `solveig${count}`;
    const waveId = `wave${count}`;
    const period = `${2100 + count}-03`;
    await addPerson(db, personId, ["specialist"]);
    await db
      .insertInto("wave")
      .values({
        id: waveId,
        series: "monthly-pulse",
        period,
        survey: "monthly-pulse",
        surveyVersion: 1,
        policyVersion: 1,
        smallestGroup: 5,
        opensAt: new Date(Date.now() - 86_400_000).toISOString(),
        closesAt: new Date(Date.now() + 86_400_000).toISOString(),
        closedAt: null,
      })
      .execute();
    await db
      .insertInto("roster")
      .values({ waveId, personId, teamId: "north", cellId: null })
      .execute();
    const link = `/invitations/${await invite(db, keys, { waveId, personId })}`;
    const signedIn = `/waves/monthly-pulse/${period}`;

    const made: Errand = {
      path: isInvited ? link : signedIn,
      draftKey: draftKeyOf(waveId, personId),
      acknowledged: [],
      line: { isCut: false, next: null },
      cookie: async () => {
        const { secret } = await beginSession(db, { personId, device: "" }, new Date());
        const [pair = ""] = (await signedInCookie(env, secret)).split(";");
        const [name = "", ...value] = pair.split("=");
        return { name, value: value.join("="), url: origin };
      },
      expire: async () => {
        await db.deleteFrom("session").where("personId", "=", personId).execute();
      },
      close: async () => {
        const closesAt = new Date(Date.now() - 1000).toISOString();
        await db.updateTable("wave").set({ closesAt }).where("id", "=", waveId).execute();
      },
      sendElsewhere: async (answers) => {
        const response = await fetch(`${origin}${link}/response`, {
          method: "POST",
          redirect: "manual",
          headers: { Origin: origin, "X-Elsewhere": "yes" },
          body: new URLSearchParams({ ...answers, submission: randomUUID() }),
        });
        return response.status === 302;
      },
      stored: async () => {
        const rows = await db
          .selectFrom("response")
          .leftJoin("answer", "answer.responseId", "response.id")
          .where("waveId", "=", waveId)
          .select(["response.id", "item", "value", "code"])
          .execute();
        if (rows.length === 0) return null;
        const given = rows.filter(({ item }) => item !== null);
        return Object.fromEntries(
          given.map(({ item, value, code }) => [String(item), String(value ?? code)]),
        );
      },
    };
    errands.set(link, made);
    errands.set(signedIn, made);
    return made;
  }

  return {
    origin,
    errand,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      mailer.close();
      await db.destroy();
    },
  };
}

/** Notes what is acknowledged, and makes the fault that a script has asked for. */
function watched(errands: ReadonlyMap<string, Errand>): RequestHandler {
  return (request, response, next) => {
    const [, path = "", page = ""] = /^(.*)\/(delivery|response)$/.exec(request.path) ?? [];
    const errand = errands.get(path);
    if (request.method !== "POST" || !errand) return next();
    const { submission = "", ...answers } = fieldsIn(request.body);
    delete answers.draft;
    const fault = page === "delivery" ? errand.line.next : null;
    if (fault) errand.line.next = null;
    if (fault === "busy") return void response.status(503).end();
    if (fault === "lost") {
      // It is done, and nobody hears of it.
      response.write = () => true;
      response.end = () => {
        request.socket.destroy();
        return response;
      };
      return next();
    }
    response.once("finish", () => {
      const { statusCode } = response;
      if (statusCode === 200 || statusCode === 302) {
        const isReceived =
          page === "delivery" || /\/received\?/.test(String(response.getHeader("location")));
        if (isReceived) errand.acknowledged.push({ submission, answers });
      }
    });
    next();
  };
}

function fieldsIn(body: unknown): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(Buffer.isBuffer(body) ? body.toString() : ""));
}
