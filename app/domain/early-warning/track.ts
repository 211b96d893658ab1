import { MEMORY, type Tally } from "./usual.ts";

/** One wave of one person as it is looked back on; all arrays have a place per factor (or anchor). */
export type Glance = {
  /** The answer with wave effect and mood taken out, null when there is none. */
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
  /** The latest four waves, newest first. */
  recent: Glance[];
};

const WAVES_KEPT = 4;

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
  const passed = {
    months: [...track.months],
    weight: track.weight.map((n) => MEMORY * n),
    sum: track.sum.map((S) => MEMORY * S),
    recent: [now, ...track.recent].slice(0, WAVES_KEPT),
  };
  for (const [place, answer] of now.answer.entries()) {
    if (answer === null) continue;
    passed.months[place]! += 1;
    passed.weight[place]! += 1;
    passed.sum[place]! += answer;
  }
  return passed;
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
