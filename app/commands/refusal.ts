/** Input that a command does not take: the message says what is wrong, where, and what to do. */
export class Refusal extends Error {
  override name = "Refusal";
}
