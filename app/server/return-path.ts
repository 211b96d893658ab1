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
  if (isTwoFaced(asked) || isTwoFaced(decoded(asked)) || isTwoFaced(decoded(decoded(asked)))) {
    return startPage;
  }
  const url = new URL(asked, site);
  if (url.origin !== site || closed.test(url.pathname)) return startPage;
  return url.pathname + url.search;
}

/** Any name does: it is only asked whether the address stays on it. */
const site = "http://tilsig.invalid";

const closed = /^\/(sign-in|sign-out|setup|language|assets|health)(\/|\.|$)|\.data$/;

/** Read as a path by one and as another host by someone else. */
function isTwoFaced(path: string | undefined) {
  // eslint-disable-next-line no-control-regex -- browsers drop tabs and line breaks in addresses
  return path === undefined || /^\/[/\\]|[\\\u0000-\u0020\u007f]/.test(path.split("?")[0] ?? "");
}

function decoded(path: string | undefined) {
  try {
    return path === undefined ? undefined : decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
