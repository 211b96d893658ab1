import type { ReactNode } from "react";

interface AlertProps {
  kind: "info" | "success" | "warning" | "danger";
  children: ReactNode;
}

/** Something to know before going on. Read out at once when it is about what was just done. */
export function Alert({ kind, children }: AlertProps) {
  return (
    <div className="ds-alert" data-color={kind} role={kind === "danger" ? "alert" : "status"}>
      {children}
    </div>
  );
}
