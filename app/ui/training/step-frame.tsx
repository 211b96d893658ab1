import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useMessages } from "#app/ui/language.ts";
import { Heading } from "#app/ui/heading.tsx";
import "./training.css";

interface StepFrameProps {
  module: { id: string; title: string };
  /** "Screen 2 of 5". */
  where: string;
  minutesLeft: number;
  /** How far along, 0…1. */
  done: number;
  heading: string;
  kind: "screen" | "question";
  children: ReactNode;
}

/** One step of a module: where one is above, its one heading, and what there is to read or answer. */
export function StepFrame({
  module,
  where,
  minutesLeft,
  done,
  heading,
  kind,
  children,
}: StepFrameProps) {
  const { step } = useMessages().training;
  return (
    <div className="page step" data-compact data-kind={kind}>
      <div className="step__top">
        <p className="step__module">
          <Link className="ds-link" to={`/modules/${module.id}`}>
            {module.title}
          </Link>
        </p>
        <p className="step__where">
          {where} · {step.left(minutesLeft)}
        </p>
        <progress className="step__progress" max={1} value={done} aria-label={where} />
      </div>
      <Heading level={1}>{heading}</Heading>
      {children}
    </div>
  );
}
