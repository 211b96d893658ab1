/** Nothing was measured: the call or the machine is not as it must be. The message says what to do. */
export class NotReady extends Error {
  override name = "NotReady";
}
