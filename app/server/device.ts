const browsers: [RegExp, string][] = [
  [/\bEdgi?A?(?:OS)?\//i, "Edge"],
  [/\bOPR\/|\bOPT\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\bChrome\/|\bCriOS\/|\bHeadlessChrome\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const systems: [RegExp, string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "Mac"],
  [/\bCrOS\b/, "Chromebook"],
  [/\bLinux\b/, "Linux"],
];

/**
 * Browser and system in two words, such as "Firefox, Android", so that people recognise their own
 * sessions; no version and no model. Empty parts where the browser does not say.
 */
export function deviceOf(userAgent: string | null): string {
  const agent = userAgent ?? "";
  return [nameIn(browsers, agent), nameIn(systems, agent)].filter(Boolean).join(", ");
}

function nameIn(known: [RegExp, string][], agent: string) {
  return known.find(([pattern]) => pattern.test(agent))?.[1];
}
