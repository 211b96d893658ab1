import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { hold } from "#app/server/hold.ts";
import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { holdingProcess } from "#tests/support/holding-process.ts";
import { nordlys } from "#tests/support/organisation.ts";

const now = new Date("2027-03-02T08:00:00Z");

function folder() {
  const path = mkdtempSync(join(tmpdir(), "tilsig-hold-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

test("a second server on one file is refused, and is told which process, since when and what to do", () => {
  const url = `sqlite:${join(folder(), "tilsig.db")}`;
  const release = hold(url, "the server", now);
  onTestFinished(release);
  const second = () => hold(url, "a worker", new Date());
  expect(second).toThrow(`process ${process.pid} on `);
  expect(second).toThrow("since 2027-03-02 08:00 UTC");
  expect(second).toThrow("End that one first");
});

test("no other way to the file leads past it: relative paths, links to it, to its folder, and before it exists", () => {
  const path = folder();
  const file = join(path, "data/tilsig.db");
  mkdirSync(join(path, "data"));
  symlinkSync(join(path, "data"), join(path, "linked"));
  symlinkSync("data/tilsig.db", join(path, "link.db"));
  const ways = [
    file,
    relative(process.cwd(), file),
    join(path, "data/../data/./tilsig.db"),
    join(path, "linked/tilsig.db"),
    join(path, "link.db"),
  ];
  for (const first of ways) {
    const release = hold(`sqlite:${first}`, "the server", now);
    for (const way of ways) {
      expect(() => hold(`sqlite:${way}`, "the server", now), `${first}, ${way}`).toThrow("in use");
    }
    release();
  }
});

test("the file is free at once when its process was killed", async () => {
  const url = `sqlite:${join(folder(), "tilsig.db")}`;
  const other = await holdingProcess(url);
  expect(() => hold(url, "the server", now)).toThrow(`process ${other.id} on `);
  await other.kill();
  hold(url, "the server", now)();
});

test("of processes that start at once, one has the file and the others are refused", async () => {
  const url = `sqlite:${join(folder(), "tilsig.db")}`;
  const started = await Promise.allSettled(Array.from({ length: 4 }, () => holdingProcess(url)));
  const holding = started.filter((one) => one.status === "fulfilled");
  expect(holding).toHaveLength(1);
  for (const one of started) {
    if (one.status === "rejected") expect(String(one.reason)).toContain("is in use");
  }
  await Promise.all(holding.map(({ value }) => value.kill()));
});

test("a command writes beside a server that holds the file", async () => {
  const url = `sqlite:${join(folder(), "tilsig.db")}`;
  onTestFinished(hold(url, "the server", now));
  const db = connect(url);
  onTestFinished(() => db.destroy());
  await migrateToLatest(db);
  await nordlys(db);
  expect(await db.selectFrom("person").select("id").execute()).not.toEqual([]);
});

test("on PostgreSQL and in memory any number may work", () => {
  for (const url of ["postgres://localhost/tilsig", "sqlite::memory:"]) {
    hold(url, "the server", now);
    hold(url, "the server", now);
  }
});
