/**
 * The colours of the mails: one set for light, one for dark. Text on its ground has a contrast of
 * 4.5 or more, a filled bar of 3 or more (WCAG 2.2, 1.4.3 and 1.4.11).
 */
export const light = {
  ground: "#eef3f3",
  card: "#ffffff",
  text: "#1b292c",
  quiet: "#4c5e62",
  rule: "#d3dedf",
  accent: "#0b5c6b",
  onAccent: "#ffffff",
  tint: "#e9f3f4",
  drains: "#b04a1f",
  mixed: "#6c7b7f",
  nourishes: "#0b7a6b",
  track: "#e2e9ea",
};

export const dark: typeof light = {
  ground: "#0e1618",
  card: "#162023",
  text: "#e6eded",
  quiet: "#aebbbe",
  rule: "#33444a",
  accent: "#8ed3df",
  onAccent: "#08252c",
  tint: "#1d2c30",
  drains: "#f0a07a",
  mixed: "#a5b2b6",
  nourishes: "#6fd0bb",
  track: "#2b393d",
};
