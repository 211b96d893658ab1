import type { ServerBuild } from "@remix-run/node";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Language } from "#db/schema.ts";
import { Button } from "#app/ui/button.tsx";
import { Mark } from "#app/ui/mark.tsx";
import { demoWords } from "./words.ts";

/** The pages of the product, built or (in development) as they are just now. */
export type Build = ServerBuild | (() => Promise<ServerBuild>);

export interface DemoPage {
  language: Language;
  /** Path of this page, to come back to it in the other language. */
  path: string;
  title: string;
  build: Build;
  content: ReactNode;
  /** A script of ours, by its path. */
  script?: string;
}

/** A page of the demo as HTML, in the product's own look. */
export async function pageOf(page: DemoPage): Promise<string> {
  const links = await linksOf(page.build);
  return `<!doctype html>${renderToStaticMarkup(<Frame {...page} links={links} />)}`;
}

type Links = { rel?: string; href?: string }[];

/** Style sheet, font and icon of the product; their names change with each build. */
async function linksOf(build: Build): Promise<Links> {
  const { routes } = typeof build === "function" ? await build() : build;
  return (routes.root?.module.links?.() ?? []) as Links; // ours link to files, not to pages
}

function Frame({ language, path, title, links, script, content }: DemoPage & { links: Links }) {
  const words = demoWords(language);
  return (
    <html lang={language} data-color-scheme="auto">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} – Tilsig`}</title>
        {links.map((link) => (
          <link key={link.href} {...link} />
        ))}
        <link rel="stylesheet" href="/demo/style" />
        {script && <script src={script} defer />}
      </head>
      <body>
        <header className="shell-header">
          <div className="shell-bar demo-bar">
            <a className="shell-name" href="/demo">
              <Mark />
              <span className="shell-product">Tilsig</span>
              <span className="shell-organisation">{words.name}</span>
            </a>
            <nav className="demo-pages" aria-label={words.pages.label}>
              <ul className="shell-pages">
                <Link to="/demo" at={path} name={words.pages.people} />
                <Link to="/demo/mails" at={path} name={words.pages.mails} />
                <Link to="/" at={path} name={words.pages.product} />
              </ul>
            </nav>
            <form method="post" action="/language">
              <input type="hidden" name="next" value={path} />
              <Button variant="tertiary" name="language" value={language === "en" ? "nb" : "en"}>
                <span lang={language === "en" ? "nb" : "en"}>{words.other}</span>
              </Button>
            </form>
          </div>
        </header>
        <main id="content" className="shell-content">
          {content}
        </main>
      </body>
    </html>
  );
}

function Link({ to, at, name }: { to: string; at: string; name: string }) {
  return (
    <li>
      <a className="shell-page" href={to} aria-current={to === at ? "page" : undefined}>
        {name}
      </a>
    </li>
  );
}
