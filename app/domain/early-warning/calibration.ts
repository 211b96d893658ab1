import calibration from "./calibration.json" with { type: "json" };
import type { Thresholds } from "./cell.ts";
import type { AnchorName, Instrument } from "./instrument.ts";
import type { Grade } from "./signal.ts";

/**
 * Evidence from which a person's private signal is raised: about one false alarm in six person-years. Where
 * exhaustion or the intention to leave is asked there is more evidence, so more of it is needed.
 */
export function personThreshold({ exhaustion, intention }: Pick<Instrument, AnchorName>): number {
  return exhaustion || intention ? calibration.person.withAnchors : calibration.person.factorsAlone;
}

/**
 * The same for a person who is judged from own answers alone (see alone.ts): without colleagues' answers the
 * wave's common part cannot be taken out, so other evidence is needed for the same rate.
 */
export function personThresholdAlone({
  exhaustion,
  intention,
}: Pick<Instrument, AnchorName>): number {
  const { withAnchors, factorsAlone } = calibration.personAlone;
  return exhaustion || intention ? withAnchors : factorsAlone;
}

/** False alarms a year and cell that are accepted unless the administrator says otherwise. */
export const ACCEPTED_FALSE_ALARMS = 1;

/** False alarms a year and cell of the signs that are called clear. */
const CLEAR_FALSE_ALARMS = 0.2;

/**
 * The evidence L° at which a cell that is asked twelve factors has this many false alarms a year, from the
 * stored table: linear in ln rate between its lines. A rate outside the table counts as its nearest end.
 */
export function thresholdFor(falseAlarms: number): number {
  const { cells } = calibration;
  const after = cells.findIndex(({ falseAlarms: rate }) => rate >= falseAlarms);
  if (after === 0) return cells[0]!.threshold;
  const upper = cells[after];
  if (!upper) return cells.at(-1)!.threshold;
  const lower = cells[after - 1]!;
  const part =
    Math.log(falseAlarms / lower.falseAlarms) / Math.log(upper.falseAlarms / lower.falseAlarms);
  return lower.threshold + part * (upper.threshold - lower.threshold);
}

/**
 * Both thresholds for the rate that is accepted, of all `factors` asked together: the more are asked, the surer
 * each must be. Below the rate of clear signs, all that is raised is clear.
 */
export function thresholdsFor(
  falseAlarms: number = ACCEPTED_FALSE_ALARMS,
  factors: number = calibration.factors,
): Thresholds {
  const each = calibration.factors / Math.max(1, factors);
  const worthAsking = thresholdFor(falseAlarms * each);
  return { worthAsking, clear: Math.max(worthAsking, thresholdFor(CLEAR_FALSE_ALARMS * each)) };
}

/** False alarms to expect in a year over all cells together, at a rate a cell and year. */
export function expectedFalseAlarms(falseAlarms: number, cells: number): number {
  return falseAlarms * cells;
}

/**
 * Share of real changes that are signalled within three waves at an accepted rate, found by simulation
 * (docs/early-warning). Throws for a rate that was not simulated.
 */
export function foundWithinThree(falseAlarms: number): number {
  const simulated = calibration.foundWithinThree.find((one) => one.falseAlarms === falseAlarms);
  if (!simulated) throw new Error(`nothing was simulated at ${falseAlarms} false alarms`);
  return simulated.share;
}

/** Share of raised signals of a grade behind which there is something real, found by simulation. */
export function realShare(grade: Grade): number {
  return calibration.realShare[grade];
}
