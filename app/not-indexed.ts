/** For `export const headers`: a public page that no search engine is to keep. */
export function notIndexed() {
  return { "X-Robots-Tag": "noindex, nofollow, noarchive" };
}
