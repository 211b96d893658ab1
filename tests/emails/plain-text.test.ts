import { expect, test } from "vitest";
import { heading, link, plainText, wrapped } from "#emails/plain-text.ts";

test("a paragraph breaks between words and loses none of them", () => {
  const text = "Nobody else learns whether you answered. ".repeat(9).trim();
  const lines = wrapped(text).split("\n");
  expect(lines.length).toBeGreaterThan(4);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(76);
  expect(lines.join(" ")).toBe(text);
});

test("a list hangs under its number", () => {
  const lines = wrapped("word ".repeat(40), "  1. ", "     ").split("\n");
  expect(lines[0]).toMatch(/^ {2}1\. word/);
  expect(lines.slice(1).every((line) => /^ {5}word/.test(line))).toBe(true);
});

test("a link keeps its own line, however long", () => {
  const url = `https://tilsig.nordlys.example/${"x".repeat(120)}`;
  expect(link("Answer now:", url)).toBe(`Answer now:\n${url}`);
});

test("a heading is underlined as long as it is", () => {
  expect(heading("Vadsø")).toBe("Vadsø\n-----");
});

test("what is left out leaves no gap", () => {
  expect(plainText("one", null, false, "two")).toBe("one\n\ntwo\n");
});

test("a name with line breaks cannot pose as a line of the mail", () => {
  expect(wrapped("Alta\r\n\r\nSigned: Kari\u2028\u202e")).toBe("Alta Signed: Kari");
});
