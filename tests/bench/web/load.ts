import { Agent, request } from "node:http";

/** What is asked of a server, and which answer is the right one. */
export interface Asked {
  path: string;
  method: "GET" | "POST";
  headers: Record<string, string>;
  body?: string;
  status: number;
}

/** As many connections as the references of the design were measured with. */
const connections = 16;

/**
 * Asks everything over sixteen connections that are kept open, each waiting for its answer before
 * it asks again. Throws at the first answer with another status than expected.
 */
export async function load(origin: string, asked: readonly Asked[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const waiting = asked.values();
  const asking = Array.from({ length: connections }, async () => {
    for (const one of waiting) await ask(origin, one, agent);
  });
  await Promise.all(asking).finally(() => agent.destroy());
}

function ask(origin: string, asked: Asked, agent: Agent): Promise<void> {
  const { path, method, body, status } = asked;
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const headers = { ...asked.headers, ...length };
  return new Promise((resolve, reject) => {
    const sent = request(origin + path, { method, headers, agent }, (answer) => {
      answer.resume();
      answer.once("error", reject);
      answer.once("end", () => {
        if (answer.statusCode === status) return resolve();
        reject(new Error(`${method} ${path} was answered ${answer.statusCode}, not ${status}.`));
      });
    });
    sent.once("error", reject);
    sent.end(body);
  });
}
