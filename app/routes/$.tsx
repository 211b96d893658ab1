import { notFound } from "#app/session.server.ts";

/** Every address that is no page. A route of its own, so that the page that says so has its header. */
export function loader(): never {
  throw notFound();
}

export default function NoPage() {
  return null;
}
