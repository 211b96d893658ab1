import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Heading } from "./heading.tsx";

interface CardProps {
  title: string;
  /** Where the title leads; the whole card is then the target. */
  to?: string;
  level?: 2 | 3;
  /** `tinted` for what asks for something now. */
  variant?: "default" | "tinted";
  children?: ReactNode;
}

export function Card({ title, to, level = 2, variant = "default", children }: CardProps) {
  return (
    <article className="ds-card card" data-variant={variant} data-linked={to ? "" : undefined}>
      <Heading level={level}>{to ? <Link to={to}>{title}</Link> : title}</Heading>
      {children}
    </article>
  );
}

/** Cards beside one another where there is room, under one another on a phone. */
export function Cards({ children }: { children: ReactNode }) {
  return <div className="cards">{children}</div>;
}
