/** How long things are kept: the administrator's page. */
export const en = {
  title: "How long things are kept",
  lead: "What has had its time is deleted by itself, once an hour. Nobody has to think of it.",
  card: "For how long answers, releases, mails and the log are kept, and what goes next.",
  kinds: {
    answers: {
      name: "Answers",
      hint: "Counted from the close of their wave. A longer time holds for waves that open from now on; earlier answers go when it was promised that they go.",
      unit: "months",
      length: (count: number) => months(count),
      past: (count: number) =>
        count === 1 ? "the answers of 1 wave" : `the answers of ${count} waves`,
    },
    releases: {
      name: "Releases",
      hint: "What closed waves published, with the digests and the list of who was asked. At least as long as answers.",
      unit: "months",
      length: (count: number) => months(count),
      past: (count: number) => (count === 1 ? "1 release" : `${count} releases`),
    },
    receipts: {
      name: "Receipts, shares and talks",
      hint: "Who opened what, and shares and wishes for a talk that are over.",
      unit: "months",
      length: (count: number) => months(count),
      past: (count: number) => (count === 1 ? "1 line" : `${count} lines`),
    },
    audit: {
      name: "The log",
      hint: "What has been done here.",
      unit: "months",
      length: (count: number) => months(count),
      past: (count: number) => (count === 1 ? "1 line" : `${count} lines`),
    },
    mails: {
      name: "Mails",
      hint: "The text of a mail, after it was sent or given up.",
      unit: "days",
      length: (count: number) => days(count),
      past: (count: number) => (count === 1 ? "1 mail" : `${count} mails`),
    },
  },
  range: (min: number, max: number) => `${min}–${max}`,
  wrong: (min: number, max: number) => `Write a whole number from ${min} to ${max}.`,
  tooShort: "Releases stay at least as long as answers.",
  saved: "Saved. It holds from the next run.",
  save: "Save",
  preview: "Show what would go",
  fixed: {
    title: "What is not set here",
    signIns:
      "What signing in leaves behind is deleted after a day, and a session when it has ended.",
    log: "Tilsig keeps no log of requests. The server prints one, without persons and addresses; whoever runs the server decides where it goes. Thirty days are enough for it.",
    backups:
      "Backups are made and deleted by whoever runs the server. What is deleted here is in them until they are.",
  },
  next: {
    title: "What goes next",
    lead: "Counted as if it were done now, and then taken back. Never who.",
    proposed: "Counted with the figures that stand above, which are not saved yet.",
    what: "What",
    now: "With the next run",
    later: "Within thirty days",
    nothing: "nothing",
    signIns: "Leftovers of signing in",
    rows: (count: number) => (count === 1 ? "1 line" : `${count} lines`),
  },
};

export const nb: typeof en = {
  title: "Hvor lenge noe lagres",
  lead: "Det som har hatt sin tid, slettes av seg selv, én gang i timen. Ingen må tenke på det.",
  card: "Hvor lenge svar, offentliggjorte sett, e-post og logg lagres, og hva som går neste gang.",
  kinds: {
    answers: {
      name: "Svar",
      hint: "Regnes fra runden lukket. Lengre tid gjelder runder som åpner fra nå av; tidligere svar slettes når det ble lovet.",
      unit: "måneder",
      length: (count) => maaneder(count),
      past: (count) => (count === 1 ? "svarene i 1 runde" : `svarene i ${count} runder`),
    },
    releases: {
      name: "Offentliggjorte sett",
      hint: "Det lukkede runder har vist, med oppsummeringene og listen over hvem som ble spurt. Minst like lenge som svar.",
      unit: "måneder",
      length: (count) => maaneder(count),
      past: (count) => (count === 1 ? "1 sett" : `${count} sett`),
    },
    receipts: {
      name: "Innsyn, delinger og samtaler",
      hint: "Hvem som åpnet hva, og delinger og ønsker om en samtale som er over.",
      unit: "måneder",
      length: (count) => maaneder(count),
      past: (count) => (count === 1 ? "1 linje" : `${count} linjer`),
    },
    audit: {
      name: "Loggen",
      hint: "Hva som er gjort her.",
      unit: "måneder",
      length: (count) => maaneder(count),
      past: (count) => (count === 1 ? "1 linje" : `${count} linjer`),
    },
    mails: {
      name: "E-poster",
      hint: "Teksten i en e-post, etter at den er sendt eller gitt opp.",
      unit: "dager",
      length: (count) => dager(count),
      past: (count) => (count === 1 ? "1 e-post" : `${count} e-poster`),
    },
  },
  range: (min, max) => `${min}–${max}`,
  wrong: (min, max) => `Skriv et helt tall fra ${min} til ${max}.`,
  tooShort: "Offentliggjorte sett lagres minst like lenge som svar.",
  saved: "Lagret. Det gjelder fra neste kjøring.",
  save: "Lagre",
  preview: "Vis hva som ville gått",
  fixed: {
    title: "Det som ikke stilles inn her",
    signIns: "Det en innlogging etterlater seg, slettes etter et døgn, og en økt når den er over.",
    log: "Tilsig lagrer ingen logg over forespørsler. Serveren skriver en, uten personer og adresser; den som drifter serveren, bestemmer hvor den havner. Tretti dager er nok for den.",
    backups:
      "Sikkerhetskopier tas og slettes av den som drifter serveren. Det som slettes her, står i dem til de slettes.",
  },
  next: {
    title: "Hva som går neste gang",
    lead: "Telt som om det ble gjort nå, og så tatt tilbake. Aldri hvem.",
    proposed: "Telt med tallene som står over, og som ikke er lagret ennå.",
    what: "Hva",
    now: "Ved neste kjøring",
    later: "Innen tretti dager",
    nothing: "ingenting",
    signIns: "Rester etter innlogging",
    rows: (count) => (count === 1 ? "1 linje" : `${count} linjer`),
  },
};

function months(count: number) {
  return count === 1 ? "1 month" : `${count} months`;
}

function days(count: number) {
  return count === 1 ? "1 day" : `${count} days`;
}

function maaneder(count: number) {
  return count === 1 ? "1 måned" : `${count} måneder`;
}

function dager(count: number) {
  return count === 1 ? "1 dag" : `${count} dager`;
}
