import { setTimeout as wait } from "node:timers/promises";
import express from "express";
import { expect, test } from "vitest";
import { listen } from "#app/server/listen.ts";

/** A page that takes its time. */
function slowApp(ms: number) {
  const app = express();
  app.get("/", async (_request, response) => {
    await wait(ms);
    response.send("answered");
  });
  return app;
}

test("a server that is told to stop answers what it has accepted, then is gone", async () => {
  const server = await listen(slowApp(300), { port: 0 });
  const address = `http://localhost:${server.port}/`;
  const asked = Array.from({ length: 20 }, () => fetch(address).then((answer) => answer.text()));
  await wait(150);
  const draining = server.drain();
  expect(await Promise.all(asked)).toEqual(Array<string>(20).fill("answered"));
  await draining;
  await expect(fetch(address)).rejects.toThrow();
});

test("an idle connection is kept for longer than the proxies in front keep theirs", async () => {
  const server = await listen(slowApp(0), { port: 0 });
  const answer = await fetch(`http://localhost:${server.port}/`);
  await answer.text();
  const [, seconds] = /^timeout=(\d+)$/.exec(answer.headers.get("keep-alive") ?? "") ?? [];
  expect(Number(seconds)).toBeGreaterThan(120);
  await server.drain();
});

test("it says when nobody is being served, and keeps nobody waiting for ever", async () => {
  let served = 0;
  const app = express();
  app.get("/", async (_request, response) => {
    response.once("close", () => (served += 1));
    await wait(400);
    response.send("answered");
  });
  const server = await listen(app, { port: 0 });
  await server.quiet(60_000);
  const asked = fetch(`http://localhost:${server.port}/`).then((answer) => answer.text());
  await wait(100);
  await server.quiet(10);
  expect(served, "patience was over").toBe(0);
  await server.quiet(60_000);
  expect(served, "nobody is being served").toBe(1);
  await asked;
  await server.drain();
});

test("it does not wait for connections that are only kept open", async () => {
  const server = await listen(slowApp(0), { port: 0 });
  await (await fetch(`http://localhost:${server.port}/`)).text();
  const started = performance.now();
  await server.drain();
  expect(performance.now() - started).toBeLessThan(1000);
});

test("it waits for its patience and no longer", async () => {
  const server = await listen(slowApp(20_000), { port: 0 });
  const asked = fetch(`http://localhost:${server.port}/`).catch(() => "cut off");
  await wait(100);
  const started = performance.now();
  await server.drain(300);
  expect(performance.now() - started).toBeLessThan(2000);
  expect(await asked).toBe("cut off");
});

test("a port that is taken is said at once", async () => {
  const server = await listen(slowApp(0), { port: 0 });
  await expect(listen(slowApp(0), server)).rejects.toThrow(/EADDRINUSE/);
  await server.drain();
});
