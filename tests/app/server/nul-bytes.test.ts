import { createElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { PassThrough, type Transform } from "node:stream";
import { buffer } from "node:stream/consumers";
import { withoutNulBytes } from "#app/server/nul-bytes.ts";
import { expect, test } from "vitest";

/** Short pieces, several buffers of them, with a letter of two bytes across the end of some. */
const words = Array.from({ length: 3_000 }, (_, at) => "ærlig talt ".slice(at % 5));

function rendered(into: Transform): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces = words.map((word, key) => createElement("b", { key }, word, "ø"));
    const page = renderToPipeableStream(createElement("main", null, pieces), {
      onAllReady: () => void resolve(buffer(page.pipe(into))),
      onError: reject,
    });
  });
}

test("no byte of value 0 stands in a page, wherever its letters meet the end of a buffer", async () => {
  const page = await rendered(withoutNulBytes());
  expect(page.includes(0)).toBe(false);
  expect(page.toString().match(/ø<\/b>/g)).toHaveLength(words.length);
});

test("React still writes them, so what takes them out is still needed", async () => {
  expect((await rendered(new PassThrough())).includes(0)).toBe(true);
});
