import { Link, type LinkProps } from "@remix-run/react";
import type { ButtonHTMLAttributes } from "react";

type Variant = "primary" | "secondary" | "tertiary";
interface Look {
  variant?: Variant;
  color?: "accent" | "neutral" | "danger";
}

/** Submits the form it stands in. */
export function Button({
  variant = "primary",
  color,
  ...attributes
}: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      type="submit"
      className="ds-button"
      data-variant={variant}
      data-color={color}
      {...attributes}
    />
  );
}

/** A link that looks like a button, for going somewhere. */
export function ButtonLink({ variant = "primary", color, ...attributes }: Look & LinkProps) {
  return <Link className="ds-button" data-variant={variant} data-color={color} {...attributes} />;
}
