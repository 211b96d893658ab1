import type { CSSProperties } from "react";
import { type Language, messagesFor } from "#app/i18n/messages.ts";
import { Action, Frame, htmlOf, Lead, type Mail, Paragraph, styles, Title } from "./frame.tsx";
import { light } from "./palette.ts";
import { heading, link, plainText, smallPrint, wrapped } from "./plain-text.ts";

export interface SignIn {
  language: Language;
  link: string;
  /** As the person types it; shown in groups, which the page must take with or without the gap. */
  code: string;
}

export async function signInMail(signIn: SignIn): Promise<Mail> {
  const { subject } = messagesFor(signIn.language).mail.signIn;
  return { subject, html: htmlOf(<SignInHtml {...signIn} />), text: textOf(signIn) };
}

function SignInHtml({ language, link, code }: SignIn) {
  const t = messagesFor(language).mail.signIn;
  return (
    <Frame
      language={language}
      subject={t.subject}
      preheader={t.preheader}
      footer={<Paragraph quiet>{t.notYou}</Paragraph>}
    >
      <Title>{t.subject}</Title>
      <Lead>{t.press}</Lead>
      <Action href={link}>{t.button}</Action>
      <Paragraph>{t.type}</Paragraph>
      <Code code={code} />
      <Paragraph quiet>
        {t.validity} {t.secrecy}
      </Paragraph>
    </Frame>
  );
}

/** The gap is drawn, not written: what is copied from here is the code alone. */
function Code({ code }: { code: string }) {
  const groups = groupsOf(code);
  return (
    <table role="presentation" cellPadding="0" cellSpacing="0" border={0} style={look.box}>
      <tbody>
        <tr>
          <td className="tint text" style={look.code}>
            {groups.map((group, index) => (
              <span key={index} style={index > 0 ? look.gap : undefined}>
                {group}
              </span>
            ))}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function textOf({ language, link: url, code }: SignIn) {
  const t = messagesFor(language).mail.signIn;
  return plainText(
    heading(t.subject, "="),
    link(t.openLink, url),
    wrapped(t.type),
    `    ${groupsOf(code).join(" ")}`,
    wrapped(`${t.validity} ${t.secrecy}`),
    smallPrint(wrapped(t.notYou)),
  );
}

/** In threes when that comes out even, else in fours. */
function groupsOf(code: string): string[] {
  const size = code.length % 3 === 0 ? 3 : 4;
  return code.match(new RegExp(`.{1,${size}}`, "g")) ?? [];
}

const look = {
  box: { margin: "4px 0 16px" },
  code: {
    ...styles.title,
    backgroundColor: light.tint,
    borderRadius: 6,
    padding: "14px 20px",
    margin: 0,
    fontFamily: "ui-monospace, SFMono-Regular, Consolas, Liberation Mono, monospace",
    fontSize: 32,
    lineHeight: "40px",
    letterSpacing: "0.06em",
    whiteSpace: "nowrap",
  },
  gap: { marginLeft: "0.4em" },
} satisfies Record<string, CSSProperties>;
