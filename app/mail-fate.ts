import { digestDue } from "./domain/calendar.ts";
import type { OwnMail } from "./domain/own-mails.ts";
import type { DigestChoice } from "./domain/settings.ts";
import type { MailList } from "./domain/unsubscription.ts";
import { formatMoment, formatPeriod, formatStoredDay, type Reader } from "./i18n/dates.ts";
import type { Messages } from "./i18n/messages.ts";
import { titleOf } from "#surveys/catalog.ts";

/** A person's mail in words: which it is, what became of it, and by whose choice it comes then. */
export function mailInWords(
  mail: OwnMail,
  { mail: { pages }, settings }: Messages,
  reader: Reader,
  chosen: { stopped: ReadonlyMap<MailList, string>; digest: DigestChoice },
): { name: string; fate: string } {
  const { digest, kind } = mail;
  const name = digest
    ? pages.digestOf(
        titleOf(digest.series, reader.language),
        formatPeriod(digest.period, reader.language),
      )
    : (pages.kinds[kind] ?? pages.other);
  const fate = fateInWords(mail, pages, reader, chosen.stopped);
  if (!digest || mail.fate !== "waiting" || stoppedSince(kind, chosen.stopped))
    return { name, fate };
  return { name, fate: `${fate} ${choiceInWords(mail.at, digest.closedAt)}` };

  /** A digest that is promised keeps its time, so the choice of today need not be the one behind it. */
  function choiceInWords(at: string, closedAt: string): string {
    const { timing, weekday, hour } = chosen.digest;
    if (digestDue(closedAt, { timing, weekday, hour }, reader.timeZone) !== at)
      return pages.timing.before;
    const clock = `${String(hour).padStart(2, "0")}:00`;
    if (timing === "at-once") return pages.timing["at-once"];
    return timing === "weekday"
      ? pages.timing.weekday(settings.digest.weekdays[weekday - 1] ?? "", clock)
      : pages.timing["second-working-day"](clock);
  }
}

function fateInWords(
  { fate, kind, at, reply }: OwnMail,
  { fates }: Messages["mail"]["pages"],
  reader: Reader,
  stopped: ReadonlyMap<MailList, string>,
): string {
  const moment = formatMoment(at, reader);
  const isDaily = kind === "send-daily-mail";
  const since = stoppedSince(kind, stopped);
  const wasStopped = since !== undefined && (fate !== "unneeded" || since <= at.slice(0, 10));
  if (wasStopped && fate !== "sent" && fate !== "given-up")
    return fates.stopped(formatStoredDay(since, reader.language));
  switch (fate) {
    case "waiting":
      return isDaily ? fates.waitingDaily(moment) : fates.waiting(moment);
    case "late":
      return fates.late(moment);
    case "sent":
      return fates.sent(moment);
    case "unneeded":
      return isDaily ? fates.unneededDaily(moment) : fates.unneeded(moment);
    case "given-up":
      return fates.givenUp(moment, reply ?? "");
  }
}

function stoppedSince(kind: string, stopped: ReadonlyMap<MailList, string>): string | undefined {
  if (kind === "send-daily-mail") return stopped.get("reminder");
  return kind === "send-digest" ? stopped.get("digest") : undefined;
}
