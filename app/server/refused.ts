/** A request that the server does not take, or not now; `status` says why, the fault page says it in words. */
export class Refused extends Error {
  override name = "Refused";

  constructor(
    readonly status: 400 | 403 | 404 | 405 | 413 | 414 | 415 | 503,
    readonly reason?: "foreign-origin",
  ) {
    super(`Refused with ${status}.`);
  }
}
