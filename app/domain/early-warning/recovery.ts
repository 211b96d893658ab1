import type { Reading } from "./reading.ts";

/** How near the usual before a signal the recent mean must be for the signal to close, in points. */
const NEAR = 0.3;

const RECENT_WAVES = 3;
const PEOPLE = 5;

/** Sum and count of a person's answers in the last three waves; null when there are none. */
export function recentAnswers(
  { waves }: Reading,
  place: number,
): { sum: number; count: number } | null {
  let sum = 0;
  let count = 0;
  for (let back = 0; back < RECENT_WAVES && back < waves.length; back++) {
    const answer = waves[back]!.answer[place]!;
    if (answer === null) continue;
    sum += answer;
    count += 1;
  }
  return count > 0 ? { sum, count } : null;
}

/** Is a person's recent mean back within 0.3 of the usual before the signal. */
export function personRecovered(reading: Reading, place: number, usual: number): boolean {
  const recent = recentAnswers(reading, place);
  return !!recent && recent.sum / recent.count >= usual - NEAR;
}

/**
 * Is a cell's recent mean back within 0.3 of its members' usual before the signal – whatever any single
 * member had answered in this wave, so that no one's answer ends a signal. At least five must be heard.
 */
export function cellRecovered(
  members: readonly Reading[],
  place: number,
  usual: ReadonlyMap<string, number>,
): boolean {
  return backNearUsual(members.flatMap((reading) => gapOf(reading, place, usual) ?? []));
}

/** How far a member's recent mean lies above the usual before a signal, and by how much this wave's answer could lower it. */
export type Gap = { gap: number; reach: number };

/** Null for someone the signal is not about, or without a recent answer. */
export function gapOf(
  reading: Reading,
  place: number,
  usual: ReadonlyMap<string, number>,
): Gap | null {
  const before = usual.get(reading.person.id);
  const recent = recentAnswers(reading, place);
  if (before === undefined || !recent) return null;
  const gap = recent.sum / recent.count - before;
  const now = reading.now.answer[place]!;
  const extremes = reading.reach[place]!;
  if (now === null || !extremes) return { gap, reach: 0 };
  return { gap, reach: (now - extremes.bottom) / recent.count };
}

/** The same as cellRecovered, of members' gaps. */
export function backNearUsual(members: readonly Gap[]): boolean {
  let gaps = 0;
  let reach = 0;
  for (const member of members) {
    gaps += member.gap;
    reach = Math.max(reach, member.reach);
  }
  const people = members.length;
  return people >= PEOPLE && (gaps - reach) / people >= -NEAR;
}

/** How many members gave the factor at least one answer in the last three waves. */
export function peopleHeard(members: readonly Reading[], place: number): number {
  let heard = 0;
  for (const reading of members) if (recentAnswers(reading, place)) heard += 1;
  return heard;
}
