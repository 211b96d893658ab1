import SQLite from "better-sqlite3";
import { keptStatements } from "#db/kept-statements.ts";
import { expect, onTestFinished, test } from "vitest";

function opened() {
  const database = new SQLite(":memory:");
  onTestFinished(() => void database.close());
  database.exec("create table person (name text); insert into person values ('Solveig'), ('Anne')");
  return { database, prepare: keptStatements(database) };
}

test("the same text is the same statement", () => {
  const { prepare } = opened();
  const query = "select * from person";
  expect(prepare(query)).toBe(prepare(query));
});

test("a statement that is being read row by row is not begun a second time", () => {
  const { prepare } = opened();
  const query = "select name from person order by name";
  const read: unknown[] = [];
  for (const row of prepare(query).iterate()) read.push([row, prepare(query).all().length]);
  expect(read).toEqual([
    [{ name: "Anne" }, 2],
    [{ name: "Solveig" }, 2],
  ]);
});

test("a changed schema is seen by what was asked before it", () => {
  const { prepare } = opened();
  const query = "select * from person limit 1";
  expect(prepare(query).all()).toEqual([{ name: "Solveig" }]);
  prepare("alter table person add column language text").run();
  expect(prepare(query).all()).toEqual([{ name: "Solveig", language: null }]);
});
