import { Section } from "./page.tsx";

interface NoticeBodyProps {
  /** In a body, a text is a paragraph and several are a list. */
  sections: { title: string; body: (string | string[])[] }[];
}

/** The privacy notice, part by part. */
export function NoticeBody({ sections }: NoticeBodyProps) {
  return sections.map(({ title, body }) => (
    <Section key={title} title={title}>
      {body.map((part) =>
        typeof part === "string" ? (
          <p key={part}>{part}</p>
        ) : (
          <ul className="ds-list" key={part.join()}>
            {part.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        ),
      )}
    </Section>
  ));
}
