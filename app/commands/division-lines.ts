import type { DivisionPreview, Planned, WithoutCell } from "#app/domain/division-preview.ts";

const words = {
  next: (period: string) =>
    `Reporting groups if the next wave, ${period}, opened with these teams:`,
  renewal: (period: string) => `Reporting groups when the quarter is renewed, ${period}:`,
  whys: {
    first: "made for the first time",
    "new-quarter": "made anew for the new quarter",
    "below-smallest": "made anew, because a group became too small",
  },
  stays: "the division stays until the quarter is over",
  cell: (unit: string, name: string, people: number) => `${unit} / ${name}, ${counted(people)}`,
  isNew: "new",
  ending: (unit: string, name: string) =>
    `${unit} / ${name} ends, and what stands out there closes`,
  without: ({ unit, team, people, why }: WithoutCell, smallest: number) =>
    `in no group: ${unit} / ${team}, ${counted(people)} (${reasons[why](smallest)})`,
  none: "no group",
};

const reasons: Record<WithoutCell["why"], (smallest: number) => string> = {
  "unit-too-small": (smallest) => `fewer than ${smallest} in the unit`,
  "new-team": () => "a new team waits for the next division",
  "reads-the-cell": () => "would read the group",
};

/** How an organisation would be divided, in lines of plain words. */
export function divisionLines({ smallest, next, renewal }: DivisionPreview): string[] {
  const indented = (planned: Planned) => linesOf(planned, smallest).map((line) => `  ${line}`);
  return [
    words.next(next.period),
    ...indented(next),
    ...(renewal ? [words.renewal(renewal.period), ...indented(renewal)] : []),
  ];
}

function linesOf({ why, cells, ending, without }: Planned, smallest: number): string[] {
  return [
    why ? words.whys[why] : words.stays,
    ...(cells.length === 0 ? [words.none] : []),
    ...cells.map(({ unit, name, people, isNew }) =>
      [words.cell(unit, name, people), ...(isNew ? [words.isNew] : [])].join(", "),
    ),
    ...ending.map(({ unit, name }) => words.ending(unit, name)),
    ...without.map((group) => words.without(group, smallest)),
  ];
}

function counted(people: number) {
  return people === 1 ? "1 person" : `${people} people`;
}
