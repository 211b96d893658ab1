import { describe, expect, test } from "vitest";
import {
  afterDelivery,
  draftOf,
  isPast,
  type KeptResponse,
  opened,
  sent,
  stateOf,
  tapped,
} from "#app/ui/kept/kept-response.ts";
import { publishedSurvey } from "#surveys/catalog.ts";

const pulse = publishedSurvey("monthly-pulse", 1).definition;
const march = {
  draftKey: "0123456789abcdef",
  owner: "fedcba9876543210",
  path: "/waves/monthly-pulse/2027-03",
  title: "Monthly pulse",
  period: "March 2027",
};
const fresh = opened(undefined, march, pulse, "en");
const begun = tapped(fresh, { standing: {}, touched: { satisfaction: 2 }, page: 1 });
const first = { submission: "first", answers: { satisfaction: 2 } };
const waiting = sent(begun, first);

describe("what is kept of a response", () => {
  test("has every tap and the page one had come to", () => {
    const further = tapped(begun, {
      standing: { satisfaction: 2, workload: 1 },
      touched: { workload: 1 },
      page: 7,
    });
    expect(draftOf(further, pulse)).toEqual({ answers: { satisfaction: 2, workload: 1 }, page: 7 });
    expect(stateOf(further)).toBe("saved");
  });

  test("opened and not tapped is no draft, also when one only looked further", () => {
    expect(stateOf(tapped(fresh, { standing: {}, touched: {}, page: 3 }))).toBe("none");
  });

  test("of two pages, neither takes back what was tapped on the other", () => {
    const other = tapped(begun, { standing: {}, touched: { workload: -1 }, page: 4 });
    const back = tapped(other, {
      standing: { satisfaction: 5 },
      touched: { satisfaction: 5 },
      page: 1,
    });
    expect(back.draft?.answers).toEqual({ satisfaction: 5, workload: -1 });
  });

  test("has what was received before as well, so that sending it takes nothing away", () => {
    const changed = tapped(fresh, {
      standing: { satisfaction: 4, workload: 1 },
      touched: { workload: -2 },
      page: 9,
    });
    expect(changed.draft?.answers).toEqual({ satisfaction: 4, workload: -2 });
  });

  test("gives the form only what the survey offers", () => {
    const odd = {
      satisfaction: 9,
      workload: "1",
      morale: 1,
      peer_support: 2,
      constructor: 1,
    } as unknown as KeptResponse["draft"];
    const kept = { ...fresh, draft: { answers: odd, page: 400 } } as unknown as KeptResponse;
    expect(draftOf(kept, pulse)).toEqual({ answers: { peer_support: 2 }, page: 17 });
  });
});

describe("what was sent", () => {
  test("waits, and is the same submission when the same answers are sent again", () => {
    expect(stateOf(waiting)).toBe("waiting");
    const again = sent(waiting, { submission: "second", answers: { satisfaction: 2 } });
    expect(again.outgoing?.submission).toBe("first");
    const other = sent(waiting, { submission: "second", answers: { satisfaction: 3 } });
    expect(other.outgoing?.submission).toBe("second");
  });

  test("leaves no answer on the device once it is received", () => {
    const received = afterDelivery(waiting, "first", "received");
    expect(stateOf(received)).toBe("received");
    expect(JSON.stringify(received)).not.toContain("satisfaction");
  });

  test("takes nothing with it that was tapped since", () => {
    const further = tapped(waiting, { standing: {}, touched: { workload: 1 }, page: 2 });
    const received = afterDelivery(further, "first", "received");
    expect(received.draft?.answers).toEqual({ workload: 1 });
    expect(stateOf(received)).toBe("saved");
  });

  test("is not taken for received when another submission was", () => {
    expect(afterDelivery(waiting, "another", "received")).toBe(waiting);
  });

  test.each(["later", "not-yours"] as const)("stays as it is after “%s”", (said) => {
    expect(afterDelivery(waiting, "first", said)).toBe(waiting);
  });

  test("stays readable when it came too late, and is told to be waiting for nobody", () => {
    const late = afterDelivery(waiting, "first", "closed");
    expect(stateOf(late)).toBe("closed");
    expect(late.outgoing?.answers).toEqual({ satisfaction: 2 });
  });

  test("waits again when the form is opened: a dead link is no closed wave", () => {
    const late = afterDelivery(waiting, "first", "closed");
    const again = opened(late, { ...march, path: "/invitations/newer" }, pulse, "en");
    expect(stateOf(again)).toBe("waiting");
    expect(again).toMatchObject({ path: "/invitations/newer", outgoing: first });
  });

  test("leaves no answer and is not called received where later answers stand", () => {
    const told = afterDelivery(waiting, "first", "superseded");
    expect([stateOf(told), told.outgoing, told.draft]).toEqual([
      "superseded",
      undefined,
      undefined,
    ]);
    expect(stateOf(opened(told, march, pulse, "en"))).toBe("none");
    const tappedSince = tapped(waiting, { standing: {}, touched: { workload: 1 }, page: 4 });
    expect(stateOf(afterDelivery(tappedSince, "first", "superseded"))).toBe("saved");
  });

  test("waits for signing in when nobody is signed in", () => {
    expect(stateOf(afterDelivery(waiting, "first", "signed-out"))).toBe("signed-out");
  });

  test("is a draft again when it was refused", () => {
    const refused = afterDelivery(waiting, "first", "refused");
    expect(refused.outgoing).toBeUndefined();
    expect(refused.draft?.answers).toEqual({ satisfaction: 2 });
  });
});

describe("seven days", () => {
  const day = 24 * 3600 * 1000;
  const since = Date.parse("2027-03-02T08:00:00Z");

  test("are counted from the server's word to the server's word", () => {
    const kept = { ...begun, since };
    expect(isPast(kept, since + 7 * day)).toBe(false);
    expect(isPast(kept, since + 7 * day + 1)).toBe(true);
  });

  test("do not run for what waits to be received, and begin when it is said to be too late", () => {
    const old = { ...waiting, since: 0 };
    const year = 365 * 86_400_000;
    expect([isPast(old, year), isPast({ ...begun, since: 0 }, year)]).toEqual([false, true]);
    const late = afterDelivery(old, "first", "closed");
    expect(late.since).toBeUndefined();
    expect(isPast({ ...late, since: year }, year + 8 * 86_400_000)).toBe(true);
  });

  test("have not begun where the server was never asked", () => {
    expect(isPast(begun, since + 1000 * day)).toBe(false);
  });
});
