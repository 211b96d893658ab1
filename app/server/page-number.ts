/** The page a reader asked for, counted from 1; the first for anything that is no number. */
export function pageNumber(asked: string | null): number {
  const page = Number(asked);
  return Number.isSafeInteger(page) && page > 0 ? page : 1;
}
