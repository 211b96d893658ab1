/** The division of the organisation into reporting groups, as administrators read it. */
export const en = {
  title: "Reporting groups",
  lead: "The fixed groups that figures are published for. Small teams of a unit are put together, so that a figure never speaks of a few.",
  card: "How teams are put together, and what a change of teams would do.",
  rules: (smallest: number) =>
    `A team of seven or more is a group. Smaller teams of the same unit are put together, smallest first, until they are seven. A unit of fewer than ${smallest} has no group. Nobody is in a group that he or she reads. The division stays for a quarter, unless a group falls below ${smallest}.`,
  present: (period: string) => `Now: the division of ${period}`,
  noPresent: "No wave has been opened yet.",
  noCells: "There is no group.",
  next: (period: string) => `If the next wave, ${period}, opened with the teams of today`,
  renewal: (period: string) => `When the new quarter begins, in ${period}, with the teams of today`,
  why: {
    stays: "The division stays as it is: the quarter is not over, and every group is large enough.",
    first: "There are no groups yet, so they are made.",
    "new-quarter": "A new quarter begins, so the division is made anew.",
    "below-smallest": "A group has become too small, so the whole division is made anew.",
  },
  unit: "Unit",
  name: "Group",
  people: "People",
  state: "Compared with now",
  same: "The same groups as now, with as many people in each.",
  asNow: "the same group",
  isNew: "new group",
  ending: (groups: string[]) =>
    `${groups.length === 1 ? "This group ends" : "These groups end"}: ${groups.join("; ")}. What stands out there is closed with it, and what has been published stays.`,
  without: "In no group",
  withoutLine: (unit: string, team: string, people: number) =>
    `${unit} – ${team}: ${people} ${people === 1 ? "person" : "people"}`,
  reasons: {
    "unit-too-small": (smallest: number) => `fewer than ${smallest} in the unit`,
    "new-team": (_smallest: number) => "new team, waits for the next division",
    "reads-the-cell": (_smallest: number) => "would read the group",
  },
  withoutBody: "They can answer, and see their own balance. Nothing is published about them.",
  import: {
    title: "Before you change teams",
    body: "Try a list of people first. It shows which groups the change would make, and changes nothing:",
    command: "npm run tilsig -- people import people.csv --dry-run",
  },
};

export const nb: typeof en = {
  title: "Rapportgrupper",
  lead: "De faste gruppene som det offentliggjøres tall for. Små team i en enhet slås sammen, slik at et tall aldri handler om noen få.",
  card: "Hvordan team slås sammen, og hva en endring av team ville gjøre.",
  rules: (smallest) =>
    `Et team på sju eller flere er en gruppe. Mindre team i samme enhet slås sammen, de minste først, til de er sju. En enhet på færre enn ${smallest} har ingen gruppe. Ingen er i en gruppe som han eller hun selv leser. Inndelingen står et kvartal, om ikke en gruppe kommer under ${smallest}.`,
  present: (period) => `Nå: inndelingen for ${period}`,
  noPresent: "Ingen runde er åpnet ennå.",
  noCells: "Det er ingen grupper.",
  next: (period) => `Hvis neste runde, ${period}, åpnet med dagens team`,
  renewal: (period) => `Når det nye kvartalet begynner, i ${period}, med dagens team`,
  why: {
    stays: "Inndelingen blir stående: Kvartalet er ikke over, og alle grupper er store nok.",
    first: "Det er ingen grupper ennå, så de lages.",
    "new-quarter": "Et nytt kvartal begynner, så inndelingen lages på nytt.",
    "below-smallest": "En gruppe er blitt for liten, så hele inndelingen lages på nytt.",
  },
  unit: "Enhet",
  name: "Gruppe",
  people: "Personer",
  state: "Mot nå",
  same: "De samme gruppene som nå, med like mange i hver.",
  asNow: "samme gruppe",
  isNew: "ny gruppe",
  ending: (groups) =>
    `${groups.length === 1 ? "Denne gruppen opphører" : "Disse gruppene opphører"}: ${groups.join("; ")}. Det som skiller seg ut der, lukkes samtidig, og det som er offentliggjort, blir stående.`,
  without: "I ingen gruppe",
  withoutLine: (unit, team, people) =>
    `${unit} – ${team}: ${people} ${people === 1 ? "person" : "personer"}`,
  reasons: {
    "unit-too-small": (smallest) => `færre enn ${smallest} i enheten`,
    "new-team": () => "nytt team, venter på neste inndeling",
    "reads-the-cell": () => "ville lest gruppen selv",
  },
  withoutBody: "De kan svare, og de ser sin egen balanse. Ingenting offentliggjøres om dem.",
  import: {
    title: "Før du endrer team",
    body: "Prøv en liste med personer først. Da ser du hvilke grupper endringen ville gi, og ingenting endres:",
    command: "npm run tilsig -- people import people.csv --dry-run",
  },
};
