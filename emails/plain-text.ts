/** The longest line of a plain text, so that it may be quoted once within the 80 of a terminal. */
const WIDTH = 76;

/** Blocks with an empty line between them, ending in a line break; what is left out leaves no gap. */
export function plainText(...blocks: (string | false | null | undefined)[]): string {
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}

/**
 * `text` in lines of at most 76 columns; `first` and `rest` stand before the first line and the
 * others. A word that is longer, such as a link, is kept whole.
 */
export function wrapped(text: string, first = "", rest = first): string {
  const lines: string[] = [];
  let line = first;
  for (const word of plain(text).split(" ")) {
    const empty = line === first || line === rest;
    const longer = empty ? line + word : `${line} ${word}`;
    if (empty || longer.length <= WIDTH) line = longer;
    else {
      lines.push(line);
      line = rest + word;
    }
  }
  return [...lines, line].join("\n");
}

/** A heading with a line under it. */
export function heading(text: string, under = "-"): string {
  const shown = wrapped(text);
  const longest = Math.max(...shown.split("\n").map((line) => line.length));
  return `${shown}\n${under.repeat(longest)}`;
}

/** A link on a line of its own, under the words that say where it goes. */
export function link(words: string, url: string): string {
  return `${wrapped(words)}\n${url}`;
}

/** What comes after the mail itself: why it came and how to end it. */
export function smallPrint(...blocks: (string | false | null | undefined)[]): string {
  return [RULE, ...blocks.filter(Boolean)].join("\n\n");
}

const RULE = "-".repeat(24);

/** Names come from outside: without line breaks and without marks that turn the text around. */
function plain(text: string) {
  return withoutDirectionMarks(text)
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
}

/**
 * Takes out the marks that override the direction of text. A name in a script from right to left
 * needs none of them, and one left open turns all that follows.
 */
export function withoutDirectionMarks(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
}
