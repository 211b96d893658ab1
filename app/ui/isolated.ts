/** A name that is read from right to left does not turn the words around it: Unicode's own bounds. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
