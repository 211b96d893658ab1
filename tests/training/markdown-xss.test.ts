import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { htmlOf, sectionsOf } from "#training/markdown.ts";
import { payloads } from "./payloads.ts";

const allowed: Record<string, string[]> = {
  ...Object.fromEntries(
    [
      ...["h2", "h3", "p", "br", "strong", "em", "ul", "li", "blockquote"],
      ...["table", "thead", "tbody", "tr", "td"],
    ].map((tag) => [tag, []]),
  ),
  a: ["href", "rel"],
  ol: ["start"],
  th: ["scope"],
};

/** What stands in HTML that may not: tags, attributes and where links lead. */
function notAllowedIn(html: string): string[] {
  const found: string[] = [];
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        const may = allowed[tag];
        if (!may) return void found.push(`<${tag}>`);
        for (const [name, value] of Object.entries(attributes)) {
          if (!may.includes(name)) found.push(`${tag} ${name}`);
          if (name === "href" && !leadsOut(value)) found.push(`${tag} leads to ${value}`);
          if (name === "start" && !/^\d+$/.test(value)) found.push(`${tag} starts at ${value}`);
        }
      },
      onprocessinginstruction: (name) => found.push(name),
      oncomment: (text) => found.push(`<!--${text}`),
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return found;
}

/** As a browser reads an address: without what it leaves out, and with the scheme that is left. */
function leadsOut(address: string): boolean {
  // eslint-disable-next-line no-control-regex
  const read = address.replace(/[\u0000-\u0020]/g, "");
  return URL.canParse(read, "https://tilsig.example/")
    ? ["https:", "mailto:"].includes(new URL(read, "https://tilsig.example/").protocol) &&
        /^(https:\/\/|mailto:)/i.test(read)
    : /^https:\/\//i.test(read);
}

describe("five hundred attacks through Markdown", () => {
  test("are five hundred, each another one", () => {
    expect(new Set(payloads).size).toBeGreaterThanOrEqual(500);
    expect(payloads).toHaveLength(new Set(payloads).size);
  });

  test("would be noticed", () => {
    const raw = payloads.filter((payload) => notAllowedIn(payload).length > 0);
    expect(raw.length).toBeGreaterThan(150);
    expect(notAllowedIn('<a href="java\nscript:x">')).toHaveLength(1);
    expect(notAllowedIn('<a href="//elsewhere.example">')).toHaveLength(1);
    expect(notAllowedIn('<p onclick="x">')).toEqual(["p onclick"]);
  });

  test("leave nothing but what may stand", () => {
    const wrong = payloads.flatMap((payload) => {
      const whole = [payload, ...sectionsOf(payload).map(({ markdown }) => markdown)];
      const found = whole.flatMap((text) => notAllowedIn(htmlOf(text)));
      return found.length > 0 ? [{ payload, found }] : [];
    });
    expect(wrong).toEqual([]);
  });

  test("two together leave no more than each alone", () => {
    const wrong = payloads.flatMap((payload, index) => {
      const other = payloads[(index * 7 + 3) % payloads.length] ?? "";
      const found = [`${payload}${other}`, `${payload}\n${other}`].flatMap((text) =>
        notAllowedIn(htmlOf(text)),
      );
      return found.length > 0 ? [{ payload, other, found }] : [];
    });
    expect(wrong).toEqual([]);
  });
});
