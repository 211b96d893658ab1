import { describe, expect, test } from "vitest";
import { dark, light } from "#emails/palette.ts";

describe.each([
  ["light", light],
  ["dark", dark],
])("in %s mode", (_mode, palette) => {
  test.each(["ground", "card"] as const)("text and links can be read on the %s", (under) => {
    for (const text of [palette.text, palette.quiet, palette.accent]) {
      expect(contrast(text, palette[under])).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("the code and the button can be read", () => {
    expect(contrast(palette.text, palette.tint)).toBeGreaterThanOrEqual(7);
    expect(contrast(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(4.5);
  });

  test("a filled bar stands out from the card and from the places beside it", () => {
    for (const fill of [palette.drains, palette.mixed, palette.nourishes]) {
      expect(contrast(fill, palette.card)).toBeGreaterThanOrEqual(3);
      expect(contrast(fill, palette.track)).toBeGreaterThanOrEqual(3);
    }
  });
});

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: string, other: string) {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [
    number,
    number,
  ];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string) {
  const channels = colour.match(/[0-9a-f]{2}/g) ?? [];
  const [red = 0, green = 0, blue = 0] = channels
    .map((channel) => parseInt(channel, 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
