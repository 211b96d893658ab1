import { describe, expect, test } from "vitest";
import { htmlOf, linksOf, sectionsOf, wordsIn } from "#training/markdown.ts";

describe("the text of a module", () => {
  test.each([
    ["a paragraph", "Say *no* in **time**.", "<p>Say <em>no</em> in <strong>time</strong>.</p>\n"],
    ["a list", "- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"],
    ["a list from three on", "3. three", '<ol start="3">\n<li>three</li>\n</ol>\n'],
    ["a heading of the third level", "### Here", "<h2>Here</h2>\n"],
    ["a quotation", "> Yes", "<blockquote>\n<p>Yes</p>\n</blockquote>\n"],
    [
      "a link",
      "[Nav](https://nav.no)",
      '<p><a href="https://nav.no" rel="noreferrer noopener">Nav</a></p>\n',
    ],
    ["an http link", "[Nav](http://nav.no)", "<p>[Nav](http://nav.no)</p>\n"],
    ["a picture", "![x](https://nav.no/x.png)", "<p>!<a"],
    ["HTML", "<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"],
    ["a table", "| a |\n|---|\n| b |", '<table>\n<thead>\n<tr>\n<th scope="col">a</th>'],
    ["an indented line", "    four spaces", "<p>four spaces</p>\n"],
    ["a line of dashes below a text", "Text\n---", "<p>Text</p>\n"],
  ])("%s", (_name, text, html) => {
    expect(htmlOf(text).slice(0, html.length)).toBe(html);
  });

  test("is divided by rules into sections with their headings", () => {
    expect(sectionsOf("## One\n\nText\n\n---\n\n***\n\n# *Aid* [x](https://nav.no)\n- a")).toEqual([
      { level: 2, heading: "One", markdown: "Text" },
      { level: 1, heading: "Aid x", markdown: "- a" },
    ]);
  });

  test.each([
    ["", []],
    ["\n\n---\n\n", []],
    ["Text", [{ level: 0, heading: "", markdown: "Text" }]],
    ["##", [{ level: 2, heading: "", markdown: "" }]],
    ["## One\r\n\r\nText\r\n---\r\n## Two", 2],
    ["> a\n>\n> ---\n>\n> b", 1],
    ["| a |\n|---|\n| b |", 1],
  ])("%j has these sections", (text, sections) => {
    if (typeof sections === "number") expect(sectionsOf(text)).toHaveLength(sections);
    else expect(sectionsOf(text)).toEqual(sections);
  });

  test("tells its links, those too that lead nowhere", () => {
    const text =
      "[a](https://nav.no) [b](http://x) [c]() [d](javascript:x) <mailto:a@b.no> [e][1]\n\n[1]: /f";
    expect(linksOf(text)).toEqual([
      { text: "a", target: "https://nav.no" },
      { text: "b", target: "http://x" },
      { text: "c", target: "" },
      { text: "d", target: "javascript:x" },
      { text: "mailto:a@b.no", target: "mailto:a@b.no" },
      { text: "e", target: "/f" },
    ]);
  });

  test.each([
    ["", 0],
    ["one two", 2],
    ["**one** *two* [three](https://nav.no/four)", 3],
    ["- a\n- b\n\n| c | d |\n|---|---|\n| e | f |", 6],
    ["doesn’t e-post 2027", 3],
    ["Å øve på ærlighet", 4],
    ["--- … –", 0],
  ])("%j has %i words", (text, words) => {
    expect(wordsIn(text)).toBe(words);
  });
});
