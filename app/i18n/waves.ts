/** The administrator's page of waves; says nothing of who answered or what. */
export const en = {
  title: "Waves",
  lead: "Every wave of every series. A wave closes by itself at its time; what it published never changes.",
  none: "There is no wave yet. Plan a series, and its waves open by themselves.",
  wave: "Wave",
  state: "State",
  openUntil: (closes: string) => `Open until ${closes}`,
  closeFailed: (moment: string) =>
    `Could not be closed on ${moment}. Nothing was published, and no answers are lost. It is tried again every ten minutes; if that lasts, look for “wave-close-failed” in the server’s log.`,
  closed: (date: string) => `Closed ${date}`,
  cells: "Groups",
  mail: (waiting: number, failed: number) =>
    `Mail: ${waiting} waiting, ${failed === 0 ? "none" : failed} given up.`,
};

export const nb: typeof en = {
  title: "Runder",
  lead: "Alle runder i alle serier. En runde lukker av seg selv når tiden er ute. Det den offentliggjorde, endres aldri.",
  none: "Det er ingen runder ennå. Legg en plan for en serie, så åpner rundene av seg selv.",
  wave: "Runde",
  state: "Status",
  openUntil: (closes) => `Åpen til ${closes}`,
  closeFailed: (moment) =>
    `Lot seg ikke lukke ${moment}. Ingenting ble offentliggjort, og ingen svar er tapt. Det prøves igjen hvert tiende minutt. Varer det, se etter «wave-close-failed» i loggen til serveren.`,
  closed: (date) => `Lukket ${date}`,
  cells: "Rapportgrupper",
  mail: (waiting, failed) =>
    `E-post: ${waiting} venter, ${failed === 0 ? "ingen" : failed} gitt opp.`,
};
