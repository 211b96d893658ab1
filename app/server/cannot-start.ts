/**
 * Why a process does not begin its work, in words for whoever starts it. Exit code 2: settings or
 * files have to be put right first. 1: it may go well the next time, so it is worth trying again.
 */
export class CannotStart extends Error {
  override name = "CannotStart";

  constructor(
    message: string,
    readonly exitCode: 1 | 2,
  ) {
    super(message);
  }
}
