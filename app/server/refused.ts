/** A request that the server does not take; `status` says why, the fault page says it in words. */
export class Refused extends Error {
  override name = "Refused";

  constructor(
    readonly status: 400 | 403 | 404 | 405 | 413 | 414 | 415,
    readonly reason?: "foreign-origin",
  ) {
    super(`Refused with ${status}.`);
  }
}
