import { quoted } from "#app/domain/csv.ts";
import { INTENTION_FACTOR } from "#app/domain/early-warning/backtest.ts";
import type { FileFaults } from "./file-faults.ts";
import { readRows } from "./rows.ts";

/** The factor of each item. What is wrong is added to `faults`, and is then not in the result. */
export async function readItems(faults: FileFaults): Promise<Map<string, string>> {
  const items = new Map<string, string>();
  const lines = new Map<string, number>();
  let intention: number | null = null;
  await readRows(faults, ["item", "factor"], ([item, factor], line) => {
    if (item === "") faults.add(line, "It is empty: name the item.", "item");
    if (factor === "") faults.add(line, `Item ${quoted(item)} has no factor: name it.`, "factor");
    if (item === "" || factor === "") return;
    const before = lines.get(item);
    if (before !== undefined) {
      return faults.add(line, `Item ${quoted(item)} is listed already in line ${before}.`, "item");
    }
    lines.set(item, line);
    items.set(item, factor);
    if (factor !== INTENTION_FACTOR) return;
    if (intention !== null) faults.add(line, secondIntention(intention), "factor");
    intention ??= line;
  });
  if (faults.none && [...items.values()].every((factor) => factor === INTENTION_FACTOR)) {
    faults.add(1, `There is no item but that of ${INTENTION_FACTOR}: add one of a factor.`);
  }
  return items;
}

function secondIntention(line: number) {
  return `${INTENTION_FACTOR} has an item already in line ${line}: it can have one only.`;
}
