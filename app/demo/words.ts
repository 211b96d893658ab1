import type { Language } from "#db/schema.ts";

/** What the pages say that only the demo has. */
const en = {
  name: "Demo",
  pages: { label: "The demo", people: "People", mails: "Mails", product: "To the product" },
  other: "Norsk bokmål",
  languages: { en: "English", nb: "bokmål" },

  people: {
    title: "Nordlys IPS, a demo",
    lead:
      "An organisation with 46 specialists in eight teams in the north of Norway. Everything in it is " +
      "made up, and made anew each time the demo starts.",
    who: "Sign in as somebody",
    signIn: (firstName: string) => `Sign in as ${firstName}`,
    everybody: "Everybody",
    supervisedBy: (name: string) => `supervised by ${name}`,
    inNoTeam: "In no team",
    course: "What to try",
    steps: {
      answer: "Sign in as Solveig and answer this month’s pulse. Most of the others have.",
      close: "Close the wave, here or from a second terminal:",
      digest: "Watch the digests arrive among the mails, and open the one to Kari.",
      page: "From the mail, go on as Kari to the page behind it.",
    },
    closing: "Close the wave now",
    closed: "The wave has closed. What it published never changes.",
  },

  mails: {
    title: "Mails",
    lead:
      "Everything that was sent, the newest on top. Nothing leaves this machine. What arrives " +
      "appears by itself.",
    none: "None yet.",
    time: "Arrived",
    to: "To",
    subject: "Subject",
    untitled: "(no subject)",
  },

  mail: {
    from: "From",
    to: "To",
    sent: "Date",
    frame: "The mail as it looks",
    links: "Links",
    openAs: (email: string) => `Open as ${email}`,
    text: "Plain text",
    headers: "Headers",
    earlier: "All mails",
  },
};

const nb: typeof en = {
  name: "Demo",
  pages: { label: "Demoen", people: "Personer", mails: "E-poster", product: "Til produktet" },
  other: "English",
  languages: { en: "engelsk", nb: "bokmål" },

  people: {
    title: "Nordlys IPS, en demo",
    lead:
      "En organisasjon med 46 jobbspesialister i åtte team i Nord-Norge. Alt i den er oppdiktet, og " +
      "den lages på nytt hver gang demoen starter.",
    who: "Logg inn som noen",
    signIn: (firstName) => `Logg inn som ${firstName}`,
    everybody: "Alle",
    supervisedBy: (name) => `veiledes av ${name}`,
    inNoTeam: "Uten team",
    course: "Dette kan du prøve",
    steps: {
      answer: "Logg inn som Solveig og svar på månedens puls. De fleste andre har svart.",
      close: "Lukk runden, her eller fra en annen terminal:",
      digest: "Se oppsummeringene komme blant e-postene, og åpne den til Kari.",
      page: "Gå videre fra e-posten som Kari, til siden bak den.",
    },
    closing: "Lukk runden nå",
    closed: "Runden er lukket. Det den offentliggjorde, endres aldri.",
  },

  mails: {
    title: "E-poster",
    lead:
      "Alt som er sendt, det nyeste øverst. Ingenting forlater denne maskinen. Det som kommer, " +
      "dukker opp av seg selv.",
    none: "Ingen ennå.",
    time: "Kom",
    to: "Til",
    subject: "Emne",
    untitled: "(uten emne)",
  },

  mail: {
    from: "Fra",
    to: "Til",
    sent: "Dato",
    frame: "E-posten slik den ser ut",
    links: "Lenker",
    openAs: (email) => `Åpne som ${email}`,
    text: "Ren tekst",
    headers: "Hodelinjer",
    earlier: "Alle e-poster",
  },
};

export type DemoWords = typeof en;

export function demoWords(language: Language): DemoWords {
  return language === "nb" ? nb : en;
}
