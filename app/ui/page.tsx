import type { ReactNode } from "react";
import { Heading } from "./heading.tsx";

interface PageProps {
  title: string;
  /** One or two sentences under the title. */
  lead?: ReactNode;
  /** `text` is as wide as reads well; `wide` is for tables and charts. */
  width?: "text" | "wide";
  /** A small title close to the top, where a phone's screen belongs to what stands under it. */
  isCompact?: boolean;
  children?: ReactNode;
}

/** The frame of a page's content: its one `h1`, what it is about, and the parts under it. */
export function Page({ title, lead, width = "text", isCompact, children }: PageProps) {
  return (
    <div className="page" data-width={width} data-compact={isCompact}>
      <header className="page-top">
        <Heading level={1}>{title}</Heading>
        {lead && <p className="page-lead">{lead}</p>}
      </header>
      {children}
    </div>
  );
}

/** A part of a page under a heading of its own. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="section">
      <Heading level={2}>{title}</Heading>
      {children}
    </section>
  );
}
