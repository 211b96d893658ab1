import type { Shape } from "./panel.ts";

/** What makes one simulated world unlike another. */
export type World = {
  cells: number;
  waves: number;
  factors: number;
  /** Smallest and largest cell. */
  size: [number, number];
  /** Multiplies all of a person's noise. */
  noise: number;
  /** Standard deviation of the mood that colours all of a person's answers of a wave. */
  mood: number;
  /** Range of people's inclination to answer. */
  answering: [number, number];
  /** Share of people who leave in a year. */
  turnover: number;
  /** Onsets a year per cell and per person. */
  cellOnsets: number;
  personOnsets: number;
  shapes: Record<Shape, number>;
  /** Standard deviation and memory from wave to wave of a cell's harmless drift. */
  drift: number;
  driftMemory: number;
  /** Standard deviation of what a month does to a cell. */
  shock: number;
  /** Are a cell's drift and its monthly shocks the same for all factors. */
  commonDrift: boolean;
  commonShock: boolean;
  /** Standard deviation and memory of a person's noise on a factor, and standard deviation of an item's. */
  factorNoise: number;
  factorMemory: number;
  itemNoise: number;
  /** Standard deviation, between people, of how noisy they are (of its logarithm). */
  noisiness: number;
  /** Standard deviation of a person's level on a factor, and of the season. */
  ownLevel: number;
  season: number;
  /** How much better newcomers find everything at first, in points. */
  honeymoon: number;
  /** Size of onsets in standard deviations: the smallest and the largest. */
  sizes: [number, number];
  /** Standard deviation of how much harder or softer the same drain of a cell hits its members, as a share. */
  unevenness: number;
  /** Fewest and most factors that an onset touches. */
  breadth: [number, number];
  /** Share of a cell's onsets that its sister cell (the other of a pair) has too. */
  shared: number;
  /** The same for what is a person's own. */
  ownBreadth: [number, number];
  /** Rise of the intention to leave per point of the worst drain. */
  strain: number;
};

export const DEFAULT: World = {
  cells: 200,
  waves: 36,
  factors: 12,
  size: [7, 12],
  noise: 1,
  mood: 0.25,
  answering: [0.6, 0.95],
  turnover: 0.27,
  cellOnsets: 0.6,
  personOnsets: 0.25,
  shapes: { step: 0.4, ramp: 0.35, dip: 0.25 },
  drift: 0.1,
  driftMemory: 0.85,
  shock: 0.12,
  commonDrift: false,
  commonShock: true,
  factorNoise: 0.45,
  factorMemory: 0.3,
  itemNoise: 0.45,
  noisiness: 0.25,
  ownLevel: 0.5,
  season: 0.1,
  honeymoon: 0.3,
  sizes: [0.5, 1.5],
  unevenness: 0,
  breadth: [1, 2],
  shared: 0,
  ownBreadth: [1, 2],
  strain: 0.9,
};

export const PROFILES = {
  default: DEFAULT,
  noisy: { ...DEFAULT, noise: 1.3 },
  "low-answering": { ...DEFAULT, answering: [0.35, 0.75] },
  "strong-halo": { ...DEFAULT, mood: 0.45 },
  "high-turnover": { ...DEFAULT, turnover: 0.5 },
  quiet: { ...DEFAULT, cellOnsets: 0, personOnsets: 0 },
  "ramps-only": { ...DEFAULT, shapes: { step: 0, ramp: 1, dip: 0 } },
} satisfies Record<string, World>;

export type Profile = keyof typeof PROFILES;
