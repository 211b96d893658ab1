/** Counts up when the rules of disclosure change; a wave keeps the version it opened under. */
export const POLICY_VERSION = 1;

/** Figures need answers from at least this many people; it can be raised, never lowered. */
export const SMALLEST_GROUP = 5;

/** From this many answers on, a mean to 0.1 and a distribution are published beside the band. */
export const MEAN_FROM = 30;

/** From this many people on, participation is published. */
export const PARTICIPATION_FROM = 7;
