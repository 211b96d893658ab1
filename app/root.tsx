import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  type ShouldRevalidateFunctionArgs,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import font from "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url";
import { organisationName } from "./domain/settings.ts";
import { languageFor, ownerOnDevice, signedInPerson } from "./session.server.ts";
import { useAnswer } from "./ui/answer.ts";
import { WithoutPage } from "./ui/answering/without-page.tsx";
import { faultTitle } from "./ui/fault-page.tsx";
import favicon from "./ui/favicon.svg?no-inline";
import { useLanguage } from "./ui/language.ts";
import { pageTitle } from "./ui/page-title.ts";
import { Shell } from "./ui/shell.tsx";
import styles from "./ui/tilsig.css?url";

export const links: LinksFunction = () => [
  { rel: "preload", href: font, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: favicon, type: "image/svg+xml" },
];

/** For what is shown in place of a page; every page has a title of its own. */
export const meta = pageTitle((messages, error) => faultTitle(error, messages));

/** What the header shows; of the person no more than that. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await signedInPerson(request, context);
  return {
    language: languageFor(request, person),
    organisation: await organisationName(context.db),
    person: person && {
      name: person.name,
      roles: person.roles,
      owner: ownerOnDevice(person.id),
    },
  };
}

/** From a start page to its form nothing around them changes: the form need not wait for that. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  return nextUrl.pathname !== `${currentUrl.pathname}/response` && defaultShouldRevalidate;
}

export function Layout({ children }: { children: ReactNode }) {
  const { nonce } = useAnswer();
  const shell = useRouteLoaderData<typeof loader>("root");
  // A page that asked to be plain is sent without scripts, and without its data a second time.
  const isScriptless = useMatches().some(({ data }) => isPlain(data));
  return (
    <html lang={useLanguage()} data-color-scheme="auto">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <Shell organisation={shell?.organisation} person={shell?.person}>
          {children}
        </Shell>
        {!isScriptless && (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

function isPlain(data: unknown): boolean {
  return typeof data === "object" && data !== null && "plain" in data && data.plain === true;
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <WithoutPage error={useRouteError()} />;
}
