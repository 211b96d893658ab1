import type { Thresholds } from "./cell.ts";
import type { Grade } from "./signal.ts";

/** Evidence from which a person's private signal is raised. */
export const PERSON_THRESHOLD = 2.5;

/** False alarms a year and cell that are accepted unless the administrator says otherwise. */
export const ACCEPTED_FALSE_ALARMS = 1;

/** Thresholds of evidence for a rate of false alarms a year and cell. */
export function thresholdsFor(_falseAlarms: number = ACCEPTED_FALSE_ALARMS): Thresholds {
  return { worthAsking: 0, clear: 0.9 };
}

/** Share of raised signals of a grade behind which there is something real, found by simulation. */
export function realShare(grade: Grade): number {
  return grade === "clear" ? 0.7 : 0.4;
}
