import { MEMORY, type Tally } from "./usual.ts";

/** One wave of one person as it is looked back on; all arrays have a place per factor (or anchor). */
export type Glance = {
  /** The answer with the wave effect taken out, null when there is none. */
  answer: (number | null)[];
  /** Noise variance v that an answer of this wave has. */
  noise: number[];
  /** Usual b, its variance P and the faded count n of answers behind it, as they stood before this wave. */
  usual: number[];
  variance: number[];
  weight: number[];
};

/** What is known of one person from earlier waves; all arrays have a place per factor (or anchor). */
export type Track = {
  /** Waves answered. */
  months: number[];
  /** Faded count n and faded sum S of own answers. */
  weight: number[];
  sum: number[];
  /** The latest two waves, newest first. */
  recent: Glance[];
};

const WAVES_KEPT = 2;

/** A track on which nothing has been answered yet. */
export function emptyTrack(places: number): Track {
  const zeros = () => new Array<number>(places).fill(0);
  return { months: zeros(), weight: zeros(), sum: zeros(), recent: [] };
}

/** The person's own answers to one factor so far. */
export function tallyAt(track: Track, place: number): Tally {
  return { count: track.weight[place]!, sum: track.sum[place]! };
}

/** The track once a wave has passed: earlier answers fade, this wave's are added. */
export function remember(track: Track, now: Glance): Track {
  const answered = (place: number) => now.answer[place] !== null;
  return {
    months: track.months.map((months, place) => (answered(place) ? months + 1 : months)),
    weight: track.weight.map((n, place) => MEMORY * n + (answered(place) ? 1 : 0)),
    sum: track.sum.map((S, place) => MEMORY * S + (now.answer[place] ?? 0)),
    recent: [now, ...track.recent].slice(0, WAVES_KEPT),
  };
}

/** The track with its places moved: place i comes from `from[i]`, or starts empty where that is −1. */
export function moved(track: Track, from: readonly number[]): Track {
  const take = <T>(values: readonly T[], empty: T) =>
    from.map((place) => (place < 0 ? empty : values[place]!));
  return {
    months: take(track.months, 0),
    weight: take(track.weight, 0),
    sum: take(track.sum, 0),
    recent: track.recent.map((glance) => ({
      answer: take(glance.answer, null),
      noise: take(glance.noise, 1),
      usual: take(glance.usual, 0),
      variance: take(glance.variance, 1),
      weight: take(glance.weight, 0),
    })),
  };
}
