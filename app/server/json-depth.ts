const quote = '"'.charCodeAt(0);
const backslash = "\\".charCodeAt(0);
const opening = new Set(Array.from("[{", (sign) => sign.charCodeAt(0)));
const closing = new Set(Array.from("]}", (sign) => sign.charCodeAt(0)));

/**
 * How deep the lists and objects of a JSON text are nested, counted over its bytes without parsing
 * it, so that a deep one never meets a recursive reader. Text that is no JSON gives some number.
 */
export function depthOf(json: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at] ?? 0;
    if (inText && byte === backslash) at++;
    else if (byte === quote) inText = !inText;
    else if (!inText && opening.has(byte)) deepest = Math.max(deepest, ++depth);
    else if (!inText && closing.has(byte)) depth--;
  }
  return deepest;
}
