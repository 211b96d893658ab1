import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { connect } from "#db/connection.server.ts";

/**
 * The reference: a response taken in with nothing around it. Node's own server, the same database
 * with the same settings, the same rows read and written in one transaction; the wave and the
 * person stand in the address, and nothing is judged, logged or shown.
 */
const db = connect(process.env.DATABASE_URL ?? "");

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    response.writeHead(500).end();
  });
});
server.listen(Number(process.env.PORT));

process.once("SIGTERM", () => {
  server.closeAllConnections();
  server.close(() => void db.destroy());
});

async function answer(request: IncomingMessage, response: ServerResponse) {
  if (request.method !== "POST") return void response.writeHead(200).end();
  const [, waveId = "", personId = ""] = (request.url ?? "").split("/");
  const stored = await store(waveId, personId, new URLSearchParams(await text(request)));
  response.writeHead(stored ? 302 : 409, { location: "/received" }).end();
}

function store(waveId: string, personId: string, fields: URLSearchParams) {
  const submission = fields.get("submission") ?? "";
  fields.delete("submission");
  return db.transaction().execute(async (trx) => {
    const wave = await trx
      .selectFrom("wave")
      .where("id", "=", waveId)
      .where("closedAt", "is", null)
      .select("id")
      .executeTakeFirst();
    const asked = await trx
      .selectFrom("roster")
      .where("waveId", "=", waveId)
      .where("personId", "=", personId)
      .select("personId")
      .executeTakeFirst();
    if (!wave || !asked) return false;
    const id = randomUUID();
    await trx.insertInto("response").values({ id, waveId, personId, submission }).execute();
    const answers = [...fields].map(([item, value]) => ({
      responseId: id,
      item,
      value: Number(value),
      code: null,
    }));
    await trx.insertInto("answer").values(answers).execute();
    return true;
  });
}
