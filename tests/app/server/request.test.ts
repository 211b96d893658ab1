import { describe, expect, test } from "vitest";
import { deviceOf } from "#app/server/device.ts";
import { faultIn } from "#app/server/fault-in.ts";
import { depthOf } from "#app/server/json-depth.ts";
import { languageOfBrowser } from "#app/server/language.ts";
import { networkOf } from "#app/server/network.ts";
import { pageNumber } from "#app/server/page-number.ts";

describe("the depth of a body is counted without parsing it", () => {
  test.each([
    ["1", 0],
    ["[]", 1],
    ['{"a":[{"b":1}]}', 3],
    ['{"a":"[[[["}', 1],
    ['{"a":"\\"[[[["}', 1],
    ['{"a":"\\\\","b":[[]]}', 3],
    ["[".repeat(200_000), 200_000],
  ])("%.20s", (json, depth) => {
    expect(depthOf(Buffer.from(json))).toBe(depth);
  });
});

describe("the language of a browser nobody is signed in on", () => {
  const languageOf = (acceptLanguage: string | null, cookie: string | null = null) =>
    languageOfBrowser({ acceptLanguage, cookie });

  test.each([
    ["nb-NO,nb;q=0.9,en;q=0.8", "nb"],
    ["no", "nb"],
    ["nn-NO, en;q=0.5", "nb"],
    ["en-GB,en;q=0.9,nb;q=0.8", "en"],
    ["en;q=0.3, nb;q=0.9", "nb"],
    ["se-NO, sv;q=0.9, nb;q=0.5, en;q=0.4", "nb"],
    ["nb;q=0, en", "en"],
    ["de-DE", "en"],
    ["", "en"],
    [null, "en"],
    [",;q=x,,", "en"],
  ])("%s is %s", (header, language) => {
    expect(languageOf(header)).toBe(language);
  });

  test("a language that was chosen there goes first, and only one that we speak", () => {
    expect(languageOf("en", "a=b; language=nb; c=d")).toBe("nb");
    expect(languageOf("en", "language=sv")).toBe("en");
    expect(languageOf("en", "mylanguage=nb")).toBe("en");
  });
});

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:0db8:0001:0002:ffff::1", "2001:db8:1:2::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
])("%s counts as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test.each([
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
    "Safari, iPhone",
  ],
  ["Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "Firefox, Android"],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
    "Edge, Windows",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    "Chrome, Mac",
  ],
  ["curl/8.0", ""],
  [null, ""],
])("people recognise their own browser: %.40s", (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device);
});

test("a page that is no number is the first", () => {
  expect(["3", "0", "-1", "1.5", "x", "9".repeat(30), null].map(pageNumber)).toEqual([
    3, 1, 1, 1, 1, 1, 1,
  ]);
});

test("a fault in the log says its kind and place, and no value that its message holds", () => {
  const fault = Object.assign(new TypeError('invalid input: "canary"\n at canary'), {
    code: "22P02",
    detail: "canary",
  });
  expect(faultIn(fault)).toMatchObject({ kind: "TypeError", code: "22P02" });
  expect(faultIn(fault).at[0]).toContain("request.test.ts");
  expect(JSON.stringify(faultIn(fault))).not.toContain("canary");
  expect(faultIn("canary")).toEqual({ kind: "string", at: [] });
});
