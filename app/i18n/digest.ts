/** What the page behind a digest says besides what its mail says (mail.ts has those words). */
export const en = {
  list: {
    title: "Digests",
    lead: "One for each wave that has closed, made from what that wave published. They never change.",
    none: "There are none yet. The first one comes when a wave has closed.",
    closed: (date: string) => `Closed ${date}`,
    open: "Open the digest",
  },
  lead: "What your groups said together, in three steps, from at least five answers to each question.",
  groupChanged: (group: string, factors: string[]) =>
    `Group changed: ${group} has been divided anew since the wave before. What stood out there – ${listed(factors, "en")} – is closed with it. That says nothing of how it is now.`,
  figures: {
    thisWave: "This wave",
    withTrend: (period: string) => `This wave, and wave by wave from ${period}`,
    trendOf: (name: string, list: string) => `${name}, oldest wave first: ${list}`,
    mean: (mean: string) => `mean ${mean}`,
  },
  /** For items that are no factors of work. */
  levels: {
    "higher-is-better": { drains: "low", mixed: "middling", nourishes: "high" },
    "higher-is-worse": { drains: "often", mixed: "at times", nourishes: "seldom" },
  },
};

export const nb: typeof en = {
  list: {
    title: "Oppsummeringer",
    lead: "Én for hver runde som er lukket, laget av det runden offentliggjorde. De endres aldri.",
    none: "Det er ingen ennå. Den første kommer når en runde er lukket.",
    closed: (date) => `Lukket ${date}`,
    open: "Åpne oppsummeringen",
  },
  lead: "Det gruppene dine sa til sammen, i tre trinn, av minst fem svar på hvert spørsmål.",
  groupChanged: (group, factors) =>
    `Gruppen er endret: ${group} er delt inn på nytt siden forrige runde. Det som skilte seg ut der – ${listed(factors, "nb")} – er lukket med det. Det sier ingenting om hvordan det er nå.`,
  figures: {
    thisWave: "Denne runden",
    withTrend: (period) => `Denne runden, og runde for runde fra ${period}`,
    trendOf: (name, list) => `${name}, eldste runde først: ${list}`,
    mean: (mean) => `gjennomsnitt ${mean}`,
  },
  levels: {
    "higher-is-better": { drains: "lavt", mixed: "midt på", nourishes: "høyt" },
    "higher-is-worse": { drains: "ofte", mixed: "av og til", nourishes: "sjelden" },
  },
};

function listed(names: string[], language: "en" | "nb") {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(names);
}
