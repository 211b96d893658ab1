import { loadEnv } from "#app/env.server.ts";
import { invite } from "#app/domain/invitations.ts";
import { noteNoticeSeen } from "#app/domain/notice.ts";
import { beginSession } from "#app/domain/session.ts";
import { createWave } from "#app/domain/waves.ts";
import { currentNotice } from "#app/i18n/privacy-notice/notice.ts";
import { signedInCookie } from "#app/session.server.ts";
import type { Db } from "#db/transaction.ts";
import { organisationOf, series } from "#tests/bench/organisation.ts";

/** Somebody who has been asked and has not answered, with both ways in. */
export interface AskedPerson {
  id: string;
  /** Secret of the write-only link. */
  invitation: string;
  /** What the browser sends when signed in. */
  cookie: string;
}

export interface OpenWave {
  id: string;
  /** Where a person who is signed in answers. */
  path: string;
  people: AskedPerson[];
}

/** What the measured server makes and checks links with. */
export const key = "a-secret-of-the-benchmark-and-of-nothing-else";

/** Opens a wave for `count` people at `now`, tells nobody, and gives each an invitation and a session. */
export async function openFor(db: Db, count: number, now: Date): Promise<OpenWave> {
  const specialists = await organisationOf(db, count);
  const period = now.toISOString().slice(0, 7);
  return db.transaction().execute(async (trx) => {
    const opening = await createWave(trx, { series, period, opensAt: now.toISOString() });
    if (opening.outcome !== "opened")
      throw new Error(`The wave was not opened: ${opening.outcome}.`);
    const people: AskedPerson[] = [];
    for (const id of specialists) {
      const invitation = await invite(trx, [key], { waveId: opening.waveId, personId: id });
      const { secret } = await beginSession(trx, { personId: id, device: "Benchmark" }, now);
      await noteNoticeSeen(trx, { personId: id, version: currentNotice }, `${period}-01`);
      people.push({ id, invitation, cookie: await cookieOf(secret) });
    }
    return { id: opening.waveId, path: `/waves/${series}/${period}`, people };
  });
}

async function cookieOf(secret: string) {
  const [cookie = ""] = (
    await signedInCookie(loadEnv({ NODE_ENV: "production" }, "command"), secret)
  ).split(";");
  return cookie;
}
