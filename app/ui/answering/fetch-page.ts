/**
 * Fetches the script of a route's page, so that whoever goes there waits for its data alone. Remix's
 * own way (`prefetch`) would fetch the data too, before anybody has pressed.
 */
export function fetchPageOf(route: string | undefined): void {
  const page = route === undefined ? undefined : __remixManifest.routes[route];
  if (!page) return;
  for (const href of [page.module, ...(page.imports ?? [])]) {
    if (document.head.querySelector(`link[href="${href}"]`)) continue;
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = href;
    document.head.append(link);
  }
}
