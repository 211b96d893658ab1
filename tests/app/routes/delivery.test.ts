import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { draftKeyOf } from "#app/answering.server.ts";
import { invite } from "#app/domain/invitations.ts";
import { beginSession, endSession } from "#app/domain/session.ts";
import { openWave } from "#app/domain/waves.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";
import { startWeb, type Visitor, type Web } from "#tests/support/server.ts";

const sqlite = databases[0]!;
const opened = new Date("2027-03-02T08:00:00Z");
const path = "/waves/monthly-pulse/2027-03";

describe("what a device delivers", () => {
  let web: Web;
  let waveId: string;
  let now: Date;
  beforeEach(async () => {
    now = opened;
    const db = await sqlite.open();
    await nordlys(db);
    const opening = await openWave(db, { series: "monthly-pulse", period: "2027-03" }, opened);
    if (opening.outcome !== "opened") throw new Error(opening.outcome);
    waveId = opening.waveId;
    web = await startWeb(db, { now: () => now });
  });

  async function signedIn(personId: string): Promise<Visitor & { secret: string }> {
    const { db } = web.context;
    const { secret } = await beginSession(db, { personId, device: "" }, opened);
    const visitor = web.visitor();
    const value = Buffer.from(JSON.stringify(secret)).toString("base64");
    visitor.cookies.set("tilsig", encodeURIComponent(value));
    return { ...visitor, secret };
  }

  const draft = (person = "solveig") => draftKeyOf(waveId, person);

  test("is told to be received once it is stored, and again when nobody heard of it", async () => {
    const phone = await signedIn("solveig");
    const kept = { submission: randomUUID(), draft: draft(), workload: "-2" };
    for (const time of [1, 2]) {
      const answer = await phone.post(`${path}/delivery`, kept);
      expect([time, answer.status, await answer.json()]).toEqual([
        time,
        200,
        { outcome: "received", submission: kept.submission },
      ]);
      expect(answer.headers.get("cache-control")).toBe("no-store");
    }
    expect(await stored()).toEqual([["workload", -2]]);
  });

  test("is never taken for somebody else who is signed in by then", async () => {
    const phone = await signedIn("anne");
    const kept = { submission: randomUUID(), draft: draft(), workload: "-2" };
    const answer = await phone.post(`${path}/delivery`, kept);
    expect([answer.status, (await answer.json()) as unknown]).toEqual([
      409,
      { outcome: "not-yours", submission: kept.submission },
    ]);
    expect(await stored()).toEqual([]);
  });

  test("waits for its person to sign in again", async () => {
    const phone = await signedIn("solveig");
    await endSession(web.context.db, phone.secret);
    const kept = { submission: randomUUID(), draft: draft(), workload: "-2" };
    const answer = await phone.post(`${path}/delivery`, kept);
    expect([answer.status, await answer.json()]).toEqual([
      401,
      { outcome: "signed-out", submission: kept.submission },
    ]);
    expect(await stored()).toEqual([]);
  });

  test("comes through the link of an invitation too, and through no other", async () => {
    const { db, env } = web.context;
    const token = await invite(db, env.secrets, { waveId, personId: "solveig" });
    const kept = { submission: randomUUID(), draft: draft(), workload: "1" };
    const nobody = web.visitor();
    const foreign = await nobody.post(`/invitations/${token.slice(1)}/delivery`, kept);
    expect([foreign.status, await foreign.json()]).toEqual([
      404,
      { outcome: "closed", submission: kept.submission },
    ]);
    expect(await stored()).toEqual([]);
    const answer = await nobody.post(`/invitations/${token}/delivery`, kept);
    expect(await answer.json()).toEqual({ outcome: "received", submission: kept.submission });
    expect(await stored()).toEqual([["workload", 1]]);
  });

  test("comes too late after the close, unless it had been stored before", async () => {
    const phone = await signedIn("solveig");
    const intime = { submission: randomUUID(), draft: draft(), workload: "1" };
    await phone.post(`${path}/delivery`, intime);
    now = new Date("2027-03-30T08:00:00Z");
    const again = await phone.post(`${path}/delivery`, intime);
    expect(await again.json()).toMatchObject({ outcome: "received" });
    const late = await phone.post(`${path}/delivery`, {
      ...intime,
      submission: randomUUID(),
      workload: "-2",
    });
    expect([late.status, await late.json()]).toMatchObject([410, { outcome: "closed" }]);
    expect(await stored()).toEqual([["workload", 1]]);
  });

  test("is refused where no form of ours would have it", async () => {
    const phone = await signedIn("solveig");
    const kept = { submission: randomUUID(), draft: draft() };
    const statuses = [];
    for (const fields of [
      { ...kept, workload: "9" },
      { ...kept, morale: "1" },
      { ...kept, submission: "once" },
    ]) {
      statuses.push((await phone.post(`${path}/delivery`, fields)).status);
    }
    expect(statuses).toEqual([422, 422, 400]);
    expect(await stored()).toEqual([]);
  });

  test("finds a worker that changes with the build, and a page that is about nobody", async () => {
    const worker = await web.visitor().get("/service-worker.js");
    expect(worker.headers.get("content-type")).toMatch(/javascript/);
    expect(worker.headers.get("cache-control")).toBe("no-store");
    expect(await worker.text()).toMatch(/^self\.tilsigBuild="[0-9a-f]{16}";/);
    const shell = await web.visitor().get("/offline/nb");
    expect(shell.headers.get("cache-control")).toBe("no-cache");
    expect(await shell.text()).toContain('<html lang="nb"');
    const named = await (await signedIn("solveig")).get("/offline/nb");
    expect(named.headers.get("cache-control"), "with a name in it").toBe("no-store");
  });

  async function stored() {
    const rows = await web.context.db
      .selectFrom("answer")
      .innerJoin("response", "response.id", "answer.responseId")
      .where("response.personId", "=", "solveig")
      .select(["item", "value"])
      .execute();
    return rows.map(({ item, value }) => [item, value]);
  }
});
