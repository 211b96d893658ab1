import type { AppLoadContext } from "@remix-run/node";
import { dayOf } from "#app/domain/calendar.ts";
import { cameOfIt } from "#app/domain/came-of-it.ts";
import { ownBalance } from "#app/domain/own-balance.ts";
import { ownAnswers } from "#app/domain/responses.ts";
import { isOver, ownShares } from "#app/domain/shares/own-shares.ts";
import { openWavesFor } from "#app/domain/waves.ts";
import { formatMoment, formatPeriod, formatShortPeriod } from "#app/i18n/dates.ts";
import type { SignedIn } from "#app/session.server.ts";
import { publishedSurvey } from "#surveys/catalog.ts";

const PULSE = "monthly-pulse";

/** Waves of the small chart: about a year and a half. */
const CHARTED = 16;

/** What a specialist finds at home: what is open, the own balance, what came of it, what is shared. */
export async function specialistHome(person: SignedIn, context: AppLoadContext) {
  return {
    open: await openWavesOf(person, context),
    balance: await balanceOf(person, context),
    cameOfIt: await cameOfItFor(person, context),
    shares: await sharesOf(person, context),
  };
}

export type SpecialistHome = Awaited<ReturnType<typeof specialistHome>>;

async function openWavesOf(person: SignedIn, { db, now }: AppLoadContext) {
  const waves = await openWavesFor(db, person.id, now());
  return Promise.all(
    waves.map(async ({ id, series, period, survey, surveyVersion, closesAt }) => ({
      path: `/waves/${series}/${period}`,
      title: publishedSurvey(survey, surveyVersion).title[person.language],
      period: formatPeriod(period, person.language),
      closes: formatMoment(closesAt, person),
      answered: (await ownAnswers(db, { waveId: id, personId: person.id })) !== null,
    })),
  );
}

async function balanceOf(person: SignedIn, { db }: AppLoadContext) {
  const { waves, signals, factors } = await ownBalance(db, PULSE, person.id);
  return {
    waves: waves.slice(-CHARTED).map(({ period, balance }) => ({
      label: formatShortPeriod(period, person.language),
      balance,
    })),
    standsOut: signals.map(({ factor }) => factor),
    hasNormal: factors.some(({ normal }) => normal !== null),
  };
}

async function cameOfItFor(person: SignedIn, { db, now }: AppLoadContext) {
  const day = dayOf(now().toISOString(), person.timeZone);
  const asked = { personId: person.id, series: PULSE };
  const { period, factors } = await cameOfIt(db, asked, { now: now(), day });
  if (!period || factors.length === 0) return null;
  return {
    period: formatPeriod(period, person.language),
    up: factors.filter(({ move }) => move === "up").length,
    down: factors.filter(({ move }) => move === "down").length,
  };
}

async function sharesOf(person: SignedIn, { db, now }: AppLoadContext) {
  const shares = await ownShares(db, person.id, dayOf(now().toISOString(), person.timeZone));
  const lasting = shares.filter((share) => !isOver(share));
  const [newest] = lasting
    .flatMap(({ openings }) => openings)
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  return {
    count: lasting.length,
    opened: newest?.reader ? { reader: newest.reader, at: formatMoment(newest.at, person) } : null,
  };
}
