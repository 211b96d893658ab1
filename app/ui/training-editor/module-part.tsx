import { Heading } from "#app/ui/heading.tsx";
import { Prose } from "#app/ui/training/prose.tsx";

interface ModulePartProps {
  heading: string;
  level?: 2 | 3;
  /** Comes out of the sanitiser of training/markdown.ts and from nowhere else. */
  html: string;
}

/** A screen or a job aid as it is read. */
export function ModulePart({ heading, html, level = 2 }: ModulePartProps) {
  return (
    <>
      {heading && <Heading level={level}>{heading}</Heading>}
      <Prose html={html} />
    </>
  );
}
