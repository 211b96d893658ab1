import { createElement } from "react";
import { type Request, Router } from "express";
import type { Context } from "#app/context.server.ts";
import { record } from "#app/domain/audit.ts";
import { closeWave } from "#app/domain/closing.ts";
import { personByEmail } from "#app/domain/people.ts";
import { beginSession, endSession } from "#app/domain/session.ts";
import { findWave } from "#app/domain/waves.ts";
import { deviceOf } from "#app/server/device.ts";
import { Refused } from "#app/server/refused.ts";
import { returnPath } from "#app/server/return-path.ts";
import { sessionSecret, signedInCookie } from "#app/session.server.ts";
import { answering, page } from "./answering.ts";
import type { Build } from "./frame.tsx";
import { series } from "./nordlys.ts";
import { PeoplePage } from "./people-page.tsx";
import { demoWords } from "./words.ts";

interface OpenWave {
  period: string;
  /** The command that closes it from a second terminal. */
  closing: string;
}

/** Who to be: a session for anybody, without a mail, and the close of the open wave. */
export function peopleRoutes(
  { db, env, now }: Context,
  build: Build,
  { period, closing }: OpenWave,
): Router {
  const router = Router();

  router.get(
    "/demo",
    page(build, async (language) => {
      const wave = await findWave(db, series, period);
      const props = { language, closing: wave?.closedAt ? null : closing };
      return {
        title: demoWords(language).people.title,
        content: createElement(PeoplePage, props),
      };
    }),
  );

  router.post(
    "/demo/sessions",
    answering(async (request, response) => {
      const fields = fieldsOf(request);
      const person = await personByEmail(db, fields.get("person") ?? "");
      if (!person) throw new Refused(404);
      const before = await sessionSecret(headersOf(request), env);
      if (before) await endSession(db, before);
      const { id } = person;
      const device = deviceOf(request.get("user-agent") ?? null);
      const { secret } = await beginSession(db, { personId: id, device }, now());
      await record(db, { act: "signed-in", actorId: id, subjectId: id, detail: "demo" }, now());
      response.append("Set-Cookie", await signedInCookie(env, secret));
      response.redirect(303, returnPath(fields.get("next")));
    }),
  );

  router.post(
    "/demo/closing",
    answering(async (_request, response) => {
      await closeWave(db, { series, period }, now());
      response.redirect(303, "/demo/mails");
    }),
  );

  return router;
}

/** The server has read and measured the body and parsed nothing. */
function fieldsOf(request: Request) {
  return new URLSearchParams(Buffer.isBuffer(request.body) ? request.body.toString() : "");
}

/** As much of the request as the session needs. */
function headersOf({ headers: { cookie = "" } }: Request) {
  return new globalThis.Request("http://localhost", { headers: { cookie } });
}
