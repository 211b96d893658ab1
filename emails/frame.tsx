import { Body, Button, Container, Head, Html, Link, Preview, Section } from "react-email";
import type { CSSProperties, ReactElement, ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Language } from "#app/i18n/messages.ts";
import { dark, light } from "./palette.ts";
import { withoutDirectionMarks } from "./plain-text.ts";

/** A mail in one language, ready for the mailer; `text` is written for itself, not made from `html`. */
export interface Mail {
  subject: string;
  html: string;
  text: string;
}

/**
 * The HTML of a mail: no images, nothing fetched, nothing but the links it was given. Written in one
 * go, because nothing in a mail is waited for: streamed it is a third dearer.
 */
export function htmlOf(mail: ReactElement): string {
  return `<!DOCTYPE html>${withoutDirectionMarks(renderToStaticMarkup(mail))}`;
}

interface FrameProps {
  language: Language;
  subject: string;
  /** What an inbox shows beside the subject, so it names nobody and tells no result. */
  preheader: string;
  children: ReactNode;
  footer: ReactNode;
}

/** What every mail looks like: one column for a phone, light or dark as the reader has it. */
export function Frame({ language, subject, preheader, children, footer }: FrameProps) {
  return (
    <Html lang={language}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{subject}</title>
        <style>{styleSheet}</style>
        <style>{darkRules("[data-ogsc] ")}</style>
      </Head>
      <Body lang={language} className="ground" style={styles.body}>
        <Preview useTitleTag={false}>{preheader}</Preview>
        <Section className="ground" tdClassName="margins" style={styles.ground}>
          <Container style={styles.column}>
            <Section className="card" tdClassName="inner" style={styles.card}>
              <p className="accent" style={styles.brand}>
                Tilsig
              </p>
              {children}
            </Section>
            <Section tdClassName="foot" style={styles.footer}>
              {footer}
            </Section>
          </Container>
        </Section>
      </Body>
    </Html>
  );
}

export function Title({ children }: { children: ReactNode }) {
  return (
    <h1 className="text" style={styles.title}>
      {children}
    </h1>
  );
}

/** The one sentence to read if only one is read. */
export function Lead({ children }: { children: ReactNode }) {
  return (
    <p className="text" style={styles.lead}>
      {children}
    </p>
  );
}

export function Heading({ children }: { children: ReactNode }) {
  return (
    <h2 className="text" style={styles.heading}>
      {children}
    </h2>
  );
}

export function Subheading({ children }: { children: ReactNode }) {
  return (
    <h3 className="accent" style={styles.subheading}>
      {children}
    </h3>
  );
}

export function Paragraph({ children, quiet }: { children: ReactNode; quiet?: boolean }) {
  return (
    <p className={quiet ? "quiet" : "text"} style={quiet ? styles.quiet : styles.paragraph}>
      {children}
    </p>
  );
}

/** A name from the data, kept from turning the direction of the sentence around it. */
export function Name({ children }: { children: string }) {
  return <bdi>{children}</bdi>;
}

export function Action({ href, children }: { href: string; children: string }) {
  return (
    <p style={styles.action}>
      <Button href={href} className="button" style={styles.button}>
        {children}
      </Button>
    </p>
  );
}

export function TextLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} target="_self" className="accent" style={styles.link}>
      {children}
    </Link>
  );
}

interface BecauseProps {
  why: string;
  unsubscribe: { href: string | undefined; label: string };
}

/** At the foot of a mail: why it came, and how such mails stop where they can be stopped. */
export function Because({ why, unsubscribe: { href, label } }: BecauseProps) {
  return (
    <>
      <Paragraph quiet>{why}</Paragraph>
      {href && (
        <Paragraph quiet>
          <TextLink href={href}>{label}</TextLink>
        </Paragraph>
      )}
    </>
  );
}

/** A block beside a coloured edge; what the colour says stands in its words too. */
export function Block({ edge, children }: { edge: Edge; children: ReactNode }) {
  return (
    <table
      role="presentation"
      width="100%"
      cellPadding="0"
      cellSpacing="0"
      border={0}
      style={styles.block}
    >
      <tbody>
        <tr>
          <td className={`edge-${edge}`} style={{ ...styles.edge, backgroundColor: light[edge] }} />
          <td style={styles.blockText}>{children}</td>
        </tr>
      </tbody>
    </table>
  );
}

export type Edge = "drains" | "nourishes" | "accent";

const FONT = "Inter, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif";

const type = (size: number, line: number, more: CSSProperties = {}): CSSProperties => ({
  fontFamily: FONT,
  fontSize: size,
  lineHeight: `${line}px`,
  color: light.text,
  margin: 0,
  ...more,
});

export const styles = {
  body: { backgroundColor: light.ground, margin: 0 },
  ground: { backgroundColor: light.ground, padding: "24px 12px" },
  column: { maxWidth: 600, width: "100%", margin: "0 auto" },
  card: { backgroundColor: light.card, borderRadius: 8, padding: "24px 28px 28px" },
  brand: type(15, 20, { color: light.accent, fontWeight: 700, letterSpacing: "0.02em" }),
  title: type(24, 30, { fontWeight: 600, margin: "4px 0 8px" }),
  lead: type(18, 26, { margin: "0 0 10px" }),
  heading: type(19, 25, { fontWeight: 600, margin: "26px 0 6px" }),
  subheading: type(15, 20, { color: light.accent, fontWeight: 600, margin: "14px 0 6px" }),
  paragraph: type(16, 24, { margin: "0 0 8px" }),
  quiet: type(14, 20, { color: light.quiet, margin: "0 0 8px" }),
  small: type(13, 20, { color: light.quiet, margin: "0 0 6px" }),
  link: { color: light.accent, textDecoration: "underline" },
  action: { margin: "18px 0 20px" },
  button: type(17, 22, {
    color: light.onAccent,
    backgroundColor: light.accent,
    borderRadius: 6,
    fontWeight: 600,
    padding: "13px 22px",
  }),
  block: { margin: "0 0 12px" },
  edge: { width: 4, borderRadius: 2, fontSize: 0, lineHeight: 0 },
  blockText: { padding: "0 0 0 14px" },
  footer: { padding: "18px 28px 8px" },
} satisfies Record<string, CSSProperties>;

/** Mail programs that know dark mode read this; the others keep the colours written inline. */
const styleSheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; -webkit-text-size-adjust: 100%; }
p, h1, h2, h3, li, th, td { overflow-wrap: anywhere; }
@media (max-width: 480px) {
  .margins { padding: 0 0 16px !important; }
  .card { border-radius: 0 !important; }
  .inner { padding: 18px 18px 22px !important; }
  .foot { padding: 16px 18px 0 !important; }
}
@media (prefers-color-scheme: dark) {
  ${darkRules("")}
}
`;

/** Outlook on the web marks its dark mode with an attribute instead of the media query. */
function darkRules(prefix: string) {
  const rules: [selector: string, property: string, colour: string][] = [
    [".ground", "background-color", dark.ground],
    [".card", "background-color", dark.card],
    [".tint", "background-color", dark.tint],
    [".text", "color", dark.text],
    [".quiet", "color", dark.quiet],
    [".accent", "color", dark.accent],
    [".rule", "border-color", dark.rule],
    [".button", "background-color", dark.accent],
    [".button", "color", dark.onAccent],
    [".edge-accent", "background-color", dark.accent],
    [".edge-drains", "background-color", dark.drains],
    [".edge-nourishes", "background-color", dark.nourishes],
    [".fill-drains", "background-color", dark.drains],
    [".fill-mixed", "background-color", dark.mixed],
    [".fill-nourishes", "background-color", dark.nourishes],
    [".track", "background-color", dark.track],
  ];
  return rules
    .map(
      ([selector, property, colour]) =>
        `${prefix}${selector} { ${property}: ${colour} !important; }`,
    )
    .join("\n  ");
}
