/**
 * For an address that takes posts only: as a page it exists so that whoever opens it reads that
 * there is nothing, instead of an empty answer.
 */
export function NoPage() {
  return null;
}
