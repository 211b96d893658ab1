/**
 * Bounds of a residual in standard deviations. An answer far above the usual is worth no more than one a
 * little above it: that keeps what one answer could undo small, so that evidence can stand whatever any
 * one person had answered without losing much (Huber's bounded influence, with unequal bounds).
 */
const BELOW = 2.6;
const ABOVE = 1;

/** Of the bounded standard normal: its mean, its slope for a small shift, and its variance over slope². */
const MEAN = -0.08185159;
const SLOPE = 0.83668401;

/** How much noisier bounded residuals are than plain ones, as estimates of a shift. */
export const VARIANCE_OF_BOUNDED = 1.06117103;

/**
 * A residual y − b bounded at −2.6 and +1 standard deviations (sd > 0), and made unbiased again: its mean is
 * 0 where there is no shift, and it moves point for point with a small one.
 */
export function boundedResidual(residual: number, sd: number): number {
  const z = residual / sd;
  const bounded = z > ABOVE ? ABOVE : z < -BELOW ? -BELOW : z;
  return (sd * (bounded - MEAN)) / SLOPE;
}
