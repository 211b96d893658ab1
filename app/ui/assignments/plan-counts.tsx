import { useMessages } from "#app/ui/language.ts";

/** How many assignments stand how; null where they are too few to be counted. */
export type ShownCounts = Record<"overdue" | "open" | "done" | "waived", number> | null;

/** What is overdue in front; what nobody has is left out. */
export function PlanCounts({ counts }: { counts: ShownCounts }) {
  const { counts: words } = useMessages().assignments;
  if (!counts) return <span className="quiet">{words.tooFew}</span>;
  const shown = (["overdue", "open", "done", "waived"] as const).filter((one) => counts[one] > 0);
  if (shown.length === 0) return <span className="quiet">{words.nobody}</span>;
  return (
    <span className="tags">
      {shown.map((one) => (
        <span className="ds-tag" data-color={colours[one]} key={one}>
          {words[one](counts[one])}
        </span>
      ))}
    </span>
  );
}

const colours = { overdue: "warning", open: "neutral", done: "success", waived: "neutral" };
