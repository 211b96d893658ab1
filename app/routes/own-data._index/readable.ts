import type { OwnData } from "#app/domain/own-data/form.ts";
import { formatDate, formatHour, formatPeriod, type Reader } from "#app/i18n/dates.ts";
import type { Messages } from "#app/i18n/messages.ts";
import { sentenceOf } from "#app/ui/log-sentence.ts";
import type { OwnEntry, OwnSection } from "#app/ui/own-data/own-sections.tsx";
import { titleOf } from "#surveys/catalog.ts";

/** Everything that is kept about a person, in words for that person; what matters most comes first. */
export function readable(data: OwnData, messages: Messages, reader: Reader): OwnSection[] {
  const survey = (series: string) => titleOf(series, reader.language);
  const words: Words = {
    own: messages.ownData,
    messages,
    day: (day) => formatDate(`${day.slice(0, 10)}T00:00:00Z`, { ...reader, timeZone: "UTC" }),
    date: (at) => formatDate(at, reader),
    moment: (at) => `${formatDate(at, reader)}, ${formatHour(at, reader)}`,
    survey,
    wave: (series, period) => `${survey(series)}, ${formatPeriod(period, reader.language)}`,
  };
  const entries: Record<keyof Messages["ownData"]["sections"], OwnEntry[]> = {
    profile: [{ facts: profile(data, words) }],
    responses: data.responses.map((response) => responseIn(response, words)),
    shares: [...shares(data, words), ...talks(data, words)],
    receipts: receipts(data, words),
    places: places(data, words),
    asked: asked(data, words),
    digests: digests(data, words),
    training: training(data, words),
    mails: mails(data, words),
    sessions: sessions(data, words),
    log: log(data, words),
    earlyWarning: earlyWarning(data, words),
  };
  const { sections, none, responses } = words.own;
  // Our own object, whose keys are known.
  return (Object.keys(sections) as (keyof typeof sections)[]).map((id) => ({
    id,
    title: sections[id],
    entries: entries[id],
    empty: id === "responses" ? responses.none : none,
  }));
}

interface Words {
  own: Messages["ownData"];
  messages: Messages;
  /** A day `YYYY-MM-DD`, or the UTC day of an instant. */
  day(day: string): string;
  date(at: string): string;
  moment(at: string): string;
  survey(series: string): string;
  wave(series: string, period: string): string;
}

function profile(
  { profile: who, noticesSeen, digestPreference, pauses, unsubscriptions }: OwnData,
  { own, messages, day }: Words,
) {
  const { common, settings } = messages;
  const facts: [string, string][] = [
    [own.profile.name, who.name],
    [own.profile.email, who.email],
    [own.profile.language, common.languages[who.language]],
    [own.profile.timeZone, who.timeZone.replaceAll("_", " ")],
    [own.profile.roles, who.roles.map((role) => common.roles[role]).join(", ") || own.none],
    [own.profile.keepsHistory, who.keepsHistory ? own.yes : own.no],
    [own.profile.mailHour, `${String(who.mailHour).padStart(2, "0")}:00`],
  ];
  if (who.mailRefusedAt)
    facts.push([own.profile.mailRefused, `${day(who.mailRefusedAt)}: ${who.mailRefusal ?? ""}`]);
  for (const { from, until } of pauses)
    facts.push([own.profile.pauses, own.profile.pause(day(from), until && day(until))]);
  for (const { kind, since } of unsubscriptions)
    facts.push([own.profile.unsubscribed[kind], day(since)]);
  for (const { version, seenOn } of noticesSeen)
    facts.push([own.profile.noticesSeen, own.profile.notice(version, day(seenOn))]);
  if (digestPreference) {
    const { timing, weekday, hour } = digestPreference;
    const at = `${String(hour).padStart(2, "0")}:00`;
    const { digest } = settings;
    const when: Record<string, string> = {
      "at-once": digest.atOnce,
      "second-working-day": `${digest.secondWorkingDay}, ${at}`,
      weekday: `${digest.weekdays[(weekday ?? 1) - 1]}, ${at}`,
    };
    facts.push([own.profile.digestPreference, when[timing] ?? timing]);
  }
  return facts;
}

function responseIn(response: OwnData["responses"][number], { own, wave }: Words): OwnEntry {
  const { series, period, answers, closedAt } = response;
  const text = answers.length === 0 ? own.responses.skipped : undefined;
  return {
    title: wave(series, period),
    isFolded: true,
    text: [text, closedAt ? undefined : own.responses.open].filter(Boolean).join(" "),
    facts: answers.map(({ question, words }) => [question, words] as const),
    link: {
      to: closedAt
        ? `/own-data/answers/deletion?wave=${response.wave}`
        : `/waves/${series}/${period}`,
      label: closedAt ? own.responses.deleteOne : wave(series, period),
    },
  };
}

function shares({ shares }: OwnData, { own, day, wave }: Words): OwnEntry[] {
  return shares.map(({ direction, series, period, to, items, sharedOn, endsOn, withdrawnAt }) => {
    const { given, received, factors, days, from, withdrawn } = own.shares;
    const shown = from(day(sharedOn), day(endsOn));
    const over = withdrawnAt ? `, ${withdrawn(day(withdrawnAt))}` : "";
    const facts: [string, string][] = [[days, `${shown}${over}`]];
    if (direction === "received") return { title: received, facts };
    const from_ = series && period ? wave(series, period) : "";
    facts.push(...items.map(({ question }): [string, string] => [factors, question]));
    return { title: given(from_, to ?? own.goneAccount), facts };
  });
}

function talks({ talks }: OwnData, { own, day }: Words): OwnEntry[] {
  return talks.map(({ direction, with: other, askedOn, endedAt }) => {
    const { asked, askedYou, on, over } = own.shares;
    const who = other ?? own.goneAccount;
    const facts: [string, string][] = [[on, day(askedOn)]];
    if (endedAt) facts.push([over, day(endedAt)]);
    return { title: direction === "asked" ? asked(who) : askedYou(who), facts };
  });
}

function receipts({ receipts, profile: { name } }: OwnData, { own, moment }: Words): OwnEntry[] {
  return receipts.map(({ direction, reader, what, at }) => {
    const { you, byMe, other } = own.receipts;
    if (direction === "by-me") return { text: `${moment(at)}: ${byMe}` };
    const who = reader === name ? you : (reader ?? own.goneAccount);
    return { text: `${moment(at)}: ${who} ${own.receipts.what[what] ?? other(what)}.` };
  });
}

function places({ memberships, supervision }: OwnData, { own, day }: Words): OwnEntry[] {
  const when = (from: string, until: string | null) => own.until(day(from), until && day(until));
  const { supervisedBy, supervises } = own.places;
  return [
    ...memberships.map(({ unit, team, from, until }) => ({
      title: `${unit}, ${team}`,
      text: when(from, until),
    })),
    ...supervision.map(({ as, with: other, from, until }) => ({
      title: as === "specialist" ? supervisedBy(other) : supervises(other),
      text: when(from, until),
    })),
  ];
}

function asked({ asked, invitations }: OwnData, { own, wave }: Words): OwnEntry[] {
  const invited = new Set(invitations.map(({ series, period }) => `${series} ${period}`));
  return asked.map(({ series, period, team, group }) => {
    const counted = group ? own.asked.group(group) : own.asked.noGroup;
    const link = invited.has(`${series} ${period}`) ? ` ${own.asked.invited}` : "";
    return { title: wave(series, period), text: `${team}. ${counted}.${link}` };
  });
}

function digests({ digests }: OwnData, { own, date, wave }: Words): OwnEntry[] {
  return digests.map(({ id, series, period, closedAt }) => ({
    title: wave(series, period),
    ...(closedAt && { text: own.digests.closed(date(closedAt)) }),
    link: { to: `/digests/${id}`, label: wave(series, period) },
  }));
}

function training({ assignments, attempts, trainingActs }: OwnData, words: Words): OwnEntry[] {
  const { own, day, moment } = words;
  const { training: said } = own;
  return [
    ...assignments.map(({ title, assignedOn, dueOn, announcedOn, mandatory, ...rest }) => ({
      title: said.assigned(title),
      facts: present([
        [said.assignedOn, day(assignedOn)],
        [said.dueOn, dueOn && day(dueOn)],
        [said.toldOn, announcedOn && day(announcedOn)],
        [said.mandatory, mandatory ? own.yes : own.no],
        [said.waived, rest.waivedOn && `${day(rest.waivedOn)}: ${rest.waiverReason ?? ""}`],
      ]),
    })),
    ...attempts.map((attempt) => ({
      title: said.attempt(attempt.title, attempt.version),
      isFolded: true,
      facts: present([
        [said.started, moment(attempt.startedAt)],
        [said.lastStep, moment(attempt.lastStepAt)],
        [said.completed, attempt.completedAt && moment(attempt.completedAt)],
        [said.screens, String(attempt.screensRead)],
        [said.minutes, String(Math.round(attempt.activeSeconds / 60))],
        [
          said.result,
          attempt.rightAnswers === null
            ? null
            : (attempt.passed ? said.passed : said.failed)(attempt.rightAnswers),
        ],
        [said.certificate, attempt.certificateCode],
        ...attempt.answers.map(({ question, chosen, right }): Fact => {
          const letters = chosen.join(", ");
          return [said.answer(question), (right ? said.right : said.wrong)(letters)];
        }),
      ]),
    })),
    ...trainingActs.map(({ act, title, on }) => ({
      text: `${day(on)}: ${said.acts[act]}, ${title}`,
    })),
  ];
}

type Fact = [name: string, words: string | null];

function present(facts: Fact[]): [string, string][] {
  return facts.filter((fact): fact is [string, string] => fact[1] !== null);
}

function mails({ mails }: OwnData, { own, moment }: Words): OwnEntry[] {
  return mails.map(({ kind, dueAt, madeAt, sentAt, givenUpAt }) => {
    const { kinds, other, sent, unneeded, due, givenUp } = own.mails;
    // Mails to sign in with are sent without being stored.
    const wasSent = madeAt !== null || kind === "send-sign-in";
    const state = sentAt
      ? (wasSent ? sent : unneeded)(moment(sentAt))
      : givenUpAt
        ? givenUp(moment(givenUpAt))
        : due(moment(dueAt));
    return { text: `${kinds[kind] ?? other}, ${state}` };
  });
}

function sessions({ sessions, signIns }: OwnData, { own, date, moment }: Words): OwnEntry[] {
  return [
    ...sessions.map(({ device, createdAt, lastUsedAt }) => ({
      title: device || own.sessions.unknown,
      text: own.sessions.times(date(createdAt), date(lastUsedAt)),
    })),
    ...signIns.map(({ expiresAt }) => ({ text: own.sessions.asked(moment(expiresAt)) })),
  ];
}

function log({ log }: OwnData, { messages, moment }: Words): OwnEntry[] {
  return log.map(({ at, act, by, about, detail }) => ({
    text: `${moment(at)}: ${sentenceOf({ act, actor: by, subject: about, detail }, messages)}`,
  }));
}

function earlyWarning({ earlyWarning }: OwnData, { own, survey }: Words): OwnEntry[] {
  return earlyWarning.map(({ series, answers }) => ({
    text: own.earlyWarning.body(survey(series), answers.length),
  }));
}
