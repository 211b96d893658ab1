import { MEMORY, type Tally } from "./usual.ts";

/** One wave of one person as it is looked back on; all arrays have a place per factor (or anchor). */
export type Glance = {
  /** The answer with wave effect and mood taken out, null when there is none. */
  answer: readonly (number | null)[];
  /** Noise variance v that an answer of this wave has. */
  noise: readonly number[];
  /** Usual b, its variance P and the faded count n of answers behind it, as they stood before this wave. */
  usual: readonly number[];
  variance: readonly number[];
  weight: readonly number[];
};

/** What is known of one person from earlier waves; all arrays have a place per factor (or anchor). */
export type Track = {
  /** Waves answered. */
  months: readonly number[];
  /** Faded count n and faded sum S of own answers. */
  weight: readonly number[];
  sum: readonly number[];
  /** The latest five waves, newest first. */
  recent: readonly Glance[];
};

const WAVES_KEPT = 5;

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
  const months = track.months.slice();
  const weight = track.weight.map((n) => MEMORY * n);
  const sum = track.sum.map((S) => MEMORY * S);
  for (let place = 0; place < months.length; place++) {
    const answer = now.answer[place]!;
    if (answer === null) continue;
    months[place]! += 1;
    weight[place]! += 1;
    sum[place]! += answer;
  }
  return { months, weight, sum, recent: [now, ...track.recent.slice(0, WAVES_KEPT - 1)] };
}

/** The track of someone who was not on the roster of a wave: nothing recent is left to look back on. */
export function faded(track: Track): Track {
  return {
    months: track.months,
    weight: track.weight.map((n) => MEMORY * n),
    sum: track.sum.map((S) => MEMORY * S),
    recent: [],
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
