import { useMessages } from "#app/ui/language.ts";

/**
 * How many assignments stand how, or about how many of those who were offered a module have taken it;
 * null where they are too few to be told of.
 */
export type ShownCounts =
  | Record<"overdue" | "open" | "done" | "waived", number>
  | "under-half"
  | "half-or-more"
  | "nearly-all"
  | null;

/** What is overdue in front; what nobody has is left out. */
export function PlanCounts({ counts }: { counts: ShownCounts }) {
  const { counts: words } = useMessages().assignments;
  if (!counts) return <span className="quiet">{words.tooFew}</span>;
  if (typeof counts === "string") return <span>{words.taken[counts]}</span>;
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
