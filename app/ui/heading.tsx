import type { ReactNode } from "react";

const sizes = { 1: "lg", 2: "sm", 3: "xs" } as const;

/** A heading in the look of its level. */
export function Heading({
  level,
  id,
  children,
}: {
  level: 1 | 2 | 3;
  id?: string;
  children: ReactNode;
}) {
  const Tag = `h${level}` as const;
  return (
    <Tag className="ds-heading" data-size={sizes[level]} id={id}>
      {children}
    </Tag>
  );
}
