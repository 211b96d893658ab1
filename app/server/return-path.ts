/** Where to go when nothing else was asked for. */
export const startPage = "/";

/**
 * The page of ours that `asked` names, to go on to after signing in or choosing a language; the
 * start page for anything else. Only a path of this site comes through: no other host, however it
 * is written (`//host`, `/\host`, percent-encoded, with control characters), and no way back into
 * signing in or out.
 */
export function returnPath(asked: FormDataEntryValue | null | undefined): string {
  if (typeof asked !== "string" || !asked.startsWith("/") || asked.length > 1000) return startPage;
  if (isTwoFaced(asked)) return startPage;
  const url = new URL(asked, site);
  // Once more, because dots in a path can leave two slashes at its beginning.
  if (url.origin !== site || isTwoFaced(url.pathname) || closed.test(url.pathname))
    return startPage;
  return url.pathname + url.search;
}

/** Any name does: it is only asked whether the address stays on it. */
const site = "http://tilsig.invalid";

const closed = /^\/(sign-in|sign-out|setup|language|assets|health)(\/|\.|$)|\.data$/;

/** Read as a path by one and as another host by someone else, now or after being decoded again. */
function isTwoFaced(address: string) {
  let path = address.split("?")[0] ?? "";
  for (let times = 0; times < 3; times++) {
    // eslint-disable-next-line no-control-regex -- browsers drop tabs and line breaks in addresses
    if (/^\/[/\\]|[\\\u0000-\u001f\u007f]/.test(path)) return true;
    const decoded = decodedOnce(path);
    if (decoded === undefined) return true;
    path = decoded;
  }
  return false;
}

function decodedOnce(path: string) {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
