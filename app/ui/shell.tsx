import { Form, Link, NavLink, useLocation, useNavigation } from "@remix-run/react";
import {
  type ComponentType,
  type FormEvent,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useRef,
  useState,
} from "react";
import { Button, ButtonLink } from "./button.tsx";
import { isolated } from "./isolated.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { useMessages } from "./language.ts";
import { Mark } from "./mark.tsx";
import { navigationFor, type Role } from "./navigation.ts";

interface ShellProps {
  organisation: string | null | undefined;
  person: { name: string; roles: Role[]; owner: string } | null | undefined;
  children: ReactNode;
}

/** What stands around every page: whose it is, where one can go, the language, the way out. */
export function Shell({ organisation, person, children }: ShellProps) {
  const { accessibility, common, notice } = useMessages();
  const content = useContentFocus();
  const isFetching = useNavigation().state === "loading";
  return (
    <>
      <a className="ds-skip-link" href="#content">
        {common.shell.skip}
      </a>
      <header className="shell-header">
        <div className="shell-bar">
          <Link className="shell-name" to="/">
            <Mark />
            <span className="shell-product">{common.productName}</span>
            {organisation && <span className="shell-organisation">{organisation}</span>}
          </Link>
          {person ? <SignedInHeader {...person} /> : <SignedOutHeader />}
        </div>
        <div className="shell-progress" data-running={isFetching || undefined} aria-hidden="true" />
      </header>
      <main id="content" className="shell-content" tabIndex={-1} ref={content}>
        <Late owner={person?.owner} />
        {children}
      </main>
      <footer className="shell-footer">
        <Link className="ds-link" to="/privacy">
          {notice.link}
        </Link>
        <Link className="ds-link" to="/accessibility">
          {accessibility.title}
        </Link>
      </footer>
    </>
  );
}

/** Pages that stand in one line of the header in both languages; whoever has more gets the menu. */
const FIT_ONE_LINE = 5;

function SignedInHeader({ name, roles }: { name: string; roles: Role[] }) {
  const messages = useMessages();
  const { shell } = messages.common;
  const { key } = useLocation();
  const pages = <Pages roles={roles} />;
  const fits = navigationFor(roles).length <= FIT_ONE_LINE;
  return (
    <>
      {fits && (
        <>
          <nav className="shell-wide" aria-label={shell.navigation}>
            {pages}
          </nav>
          <div className="shell-wide shell-own">
            <LanguageSwitch />
            <SignOut />
          </div>
        </>
      )}
      {/* Opens without a script; the key closes it again when a page was chosen with one. */}
      <details className="shell-menu" data-always={!fits || undefined} key={key}>
        <summary className="ds-button" data-variant="secondary">
          <svg className="shell-menu-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M4 7h16M4 12h16M4 17h16" />
          </svg>
          {shell.menu}
        </summary>
        <div className="shell-menu-open">
          <nav aria-label={shell.navigation}>{pages}</nav>
          <p className="shell-person">{shell.signedInAs(isolated(name))}</p>
          <div className="shell-own">
            <SignOut />
            <LanguageSwitch />
          </div>
        </div>
      </details>
    </>
  );
}

function Pages({ roles }: { roles: Role[] }) {
  const messages = useMessages();
  const { pathname } = useLocation();
  return (
    <ul className="shell-pages">
      {navigationFor(roles).map(({ to, label, holds }) => (
        <li key={to}>
          <NavLink
            className="shell-page"
            to={to}
            end={to === "/" || to === "/training"}
            data-holds={holds?.some((page) => pathname.startsWith(page)) || undefined}
          >
            {label(messages)}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

function SignedOutHeader() {
  const { pathname } = useLocation();
  const { shell } = useMessages().common;
  return (
    <div className="shell-own">
      <LanguageSwitch />
      {!/^\/(sign-in|setup)/.test(pathname) && (
        <ButtonLink to="/sign-in" variant="secondary">
          {shell.signIn}
        </ButtonLink>
      )}
    </div>
  );
}

/** Loads the page anew, so that nothing of the person stays in the browser's memory. */
function SignOut() {
  const { common, kept } = useMessages();
  async function leave(event: FormEvent<HTMLFormElement>) {
    const form = event.currentTarget;
    event.preventDefault();
    const isGoing = await import("./kept/leaving.ts")
      .then(({ leave }) => leave(kept.leaving))
      .catch(() => true);
    if (isGoing) form.submit();
  }
  return (
    <Form method="post" action="/sign-out" reloadDocument onSubmit={(event) => void leave(event)}>
      <Button variant="tertiary">{common.shell.signOut}</Button>
    </Form>
  );
}

const KeptNotice = lazy((): Promise<{ default: ComponentType<{ owner: string | undefined }> }> =>
  import("./kept/kept-notice.tsx").then(
    ({ KeptNotice }) => ({ default: KeptNotice }),
    // Without signal the page stands all the same.
    () => ({ default: () => null }),
  ),
);

/** What waits on this device: looked for when the page stands, and never awaited by it. */
function Late({ owner }: { owner: string | undefined }) {
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setThere(true), 300);
    return () => clearTimeout(timer);
  }, []);
  if (!isThere) return null;
  return (
    <Suspense>
      <KeptNotice owner={owner} />
    </Suspense>
  );
}

/** A new page begins at its content, also for those who hear it; the first load is the browser's. */
function useContentFocus() {
  const content = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    content.current?.focus({ preventScroll: true });
  }, [pathname]);
  return content;
}
