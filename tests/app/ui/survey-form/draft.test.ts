import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { clearDraft, draftOf, keepDraft } from "#app/ui/survey-form/draft.ts";
import { publishedSurvey } from "#surveys/catalog.ts";

const pulse = publishedSurvey("monthly-pulse", 1).definition;
const march = "monthly-pulse/2027-03";
let device: Map<string, string>;

beforeEach(() => {
  device = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => device.get(key) ?? null,
    setItem: (key: string, value: string) => device.set(key, value),
    removeItem: (key: string) => device.delete(key),
  });
});

afterEach(() => vi.unstubAllGlobals());

describe("a draft", () => {
  test("is found again after the phone was put away", () => {
    keepDraft(march, { answers: { satisfaction: 2, workload: "not-applicable" }, page: 7 });
    expect(draftOf(march, pulse)).toEqual({
      answers: { satisfaction: 2, workload: "not-applicable" },
      page: 7,
    });
  });

  test("belongs to its wave", () => {
    keepDraft(march, { answers: { satisfaction: 2 }, page: 0 });
    expect(draftOf("monthly-pulse/2027-04", pulse)).toBeUndefined();
  });

  test("leaves nothing on the device once the answers are received", () => {
    keepDraft(march, { answers: { satisfaction: 2 }, page: 0 });
    clearDraft(march);
    expect([...device]).toEqual([]);
  });

  test("without an answer is none", () => {
    keepDraft(march, { answers: {}, page: 3 });
    expect(draftOf(march, pulse)).toBeUndefined();
  });

  test.each([
    ["no JSON", "{"],
    ["no draft", "7"],
    ["nothing", "null"],
    ["answers of another shape", '{"answers":3,"page":0}'],
  ])("that has become %s is none", (_name, kept) => {
    device.set(`tilsig.draft.${march}`, kept);
    expect(draftOf(march, pulse)).toBeUndefined();
  });

  test("gives back only what the survey offers", () => {
    const kept = {
      answers: { satisfaction: 9, workload: "1", morale: 1, peer_support: 2, constructor: 1 },
      page: 400,
    };
    device.set(`tilsig.draft.${march}`, JSON.stringify(kept));
    expect(draftOf(march, pulse)).toEqual({ answers: { peer_support: 2 }, page: 17 });
  });

  test("never stands in the way on a device that keeps nothing", () => {
    vi.stubGlobal("localStorage", undefined);
    keepDraft(march, { answers: { satisfaction: 2 }, page: 0 });
    clearDraft(march);
    expect(draftOf(march, pulse)).toBeUndefined();
  });
});
