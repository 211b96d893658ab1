import MarkdownIt from "markdown-it";
import sanitize from "sanitize-html";

/** One screen of a module, or its job aid: a heading in plain text, and Markdown without that heading. */
export type Section = {
  readonly level: number;
  readonly heading: string;
  readonly markdown: string;
};

/** A link as it was written: its words and where it leads. */
export type Link = { readonly text: string; readonly target: string };

/**
 * HTML of a text written in Markdown. HTML in the text comes out as the letters it is made of, links
 * lead to https or mail addresses only, and whatever the reader of Markdown lets through is sanitised
 * against a list of what may stand. Headings begin at h2: the page has its own h1.
 */
export function htmlOf(text: string): string {
  return sanitize(reader.render(text), {
    allowedTags: [...tags],
    allowedAttributes: { a: ["href", "rel"], ol: ["start"], th: ["scope"] },
    allowedSchemes: ["https", "mailto"],
    allowProtocolRelative: false,
    transformTags: {
      h1: "h2",
      h3: "h2",
      h4: "h3",
      h5: "h3",
      h6: "h3",
      th: sanitize.simpleTransform("th", { scope: "col" }),
      a: sanitize.simpleTransform("a", { rel: "noreferrer noopener" }),
    },
  });
}

/** The sections between the rules ("---") of a text, in order; a section without a heading has level 0. */
export function sectionsOf(text: string): Section[] {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const rules = reader
    .parse(text.replaceAll("\r\n", "\n"), {})
    .flatMap((token) => (token.type === "hr" && token.level === 0 ? [token.map?.[0] ?? 0] : []));
  const bounds = [-1, ...rules, lines.length];
  return bounds
    .slice(1)
    .map((end, index) =>
      lines
        .slice((bounds[index] ?? 0) + 1, end)
        .join("\n")
        .trim(),
    )
    .filter((section) => section !== "")
    .map(sectionOf);
}

/** Every link of a text, those included that `htmlOf` would not let through. */
export function linksOf(text: string): Link[] {
  return lenient
    .parse(text, {})
    .flatMap(({ children }) =>
      (children ?? []).flatMap((token, index, all) =>
        token.type === "link_open"
          ? [{ text: all[index + 1]?.content ?? "", target: String(token.attrGet("href") ?? "") }]
          : [],
      ),
    );
}

/** How many words a reader meets; signs of Markdown and the targets of links are none. */
export function wordsIn(text: string): number {
  const read = reader
    .parse(text, {})
    .flatMap(({ children }) => (children ?? []).map(({ content }) => content))
    .join(" ");
  return read.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

const tags = [
  ...["h2", "h3", "p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a"],
  ...["table", "thead", "tbody", "tr", "th", "td"],
];

/** A line of dashes right below a text is a rule as any other, and pictures are left out. */
const reader = new MarkdownIt({ html: false }).disable(["lheading", "image", "code", "fence"]);
reader.validateLink = (target) => /^(https:\/\/|mailto:)/i.test(target);

const lenient = new MarkdownIt({ html: false }).disable(["lheading", "image", "code", "fence"]);
lenient.validateLink = () => true;

function sectionOf(markdown: string): Section {
  const [open, inline] = reader.parse(markdown, {});
  if (open?.type !== "heading_open") return { level: 0, heading: "", markdown };
  const heading = (inline?.children ?? []).map(({ content }) => content).join("");
  return {
    level: Number(open.tag.slice(1)),
    heading: heading.trim(),
    markdown: markdown.split("\n").slice(open.map?.[1]).join("\n").trim(),
  };
}
