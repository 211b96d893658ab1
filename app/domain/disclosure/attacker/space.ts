/**
 * A way of adding up people's answers so far that is enough to tell whether a group's figure fits:
 * by their sum, or by how many gave each value. `W` holds a weight for each such state. Values are
 * steps: 0 is the lowest of the scale.
 */
export interface Space<W> {
  /** All weight on these answers. */
  certainly(steps: readonly number[]): W;
  /** `count` people who answer independently, each by `prior` (a weight for each step). */
  ofPeople(count: number, prior: readonly number[]): W;
  /** Two independent parts put together. */
  together(one: W, other: W): W;
  /** The states of `weights`, each with its weight outside, where the group's figure fits; 0 elsewhere. */
  fitting(weights: W, group: string, outside: W | null): W;
  /** Weight by weight. */
  times(one: W, other: W): W;
  /** For each state of `part`: the weight of `whole` where `others` are what else is in it. */
  seenFrom(whole: W, others: W, part: W): W;
  /** For each step: the weight of `whole` where one person's answer comes to `others`. */
  ofOne(whole: W, others: W): number[];
}
