/** The shell around every page, and what it says when something cannot be shown. */
export const en = {
  productName: "Tilsig",
  /** The name of this language in itself, for the switch. */
  languages: { en: "English", nb: "Norsk bokmål" },

  shell: {
    skip: "Go to the content",
    menu: "Menu",
    navigation: "Pages",
    language: "Language",
    signIn: "Sign in",
    signOut: "Sign out",
    signedInAs: (name: string) => `Signed in as ${name}`,
    loading: "Fetching the page",
  },

  pages: {
    home: "Home",
    factors: "The fifteen factors",
    settings: "Settings",
    people: "People",
    audit: "Log",
  },

  roles: {
    specialist: "Specialist",
    supervisor: "Supervisor",
    trainer: "Trainer",
    administrator: "Administrator",
  },

  actions: {
    save: "Save",
    saved: "Saved.",
    search: "Search",
    previousPage: "Previous page",
    nextPage: "Next page",
    pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
    back: "Back",
    cancel: "Cancel",
  },

  form: {
    correct: "Please look at this first",
    unreadable: "Something in the form could not be read. Fill it in again, please.",
  },

  /** Shown in place of a page; the body says what to do. */
  faults: {
    notFound: {
      title: "There is no page here",
      body: "The address may be mistyped, or the page is not one you have access to.",
    },
    refused: {
      title: "This is not open to you",
      body: "Go to the home page and start from there.",
    },
    foreignOrigin: {
      title: "This did not come from one of our pages",
      body: "Nothing was changed. Open the page from the home page and try again there.",
    },
    gone: {
      title: "This is over",
      body: "The page was open for a while and is closed now. Nothing you need to do.",
    },
    tooLarge: {
      title: "That was too much at once",
      body: "Nothing was stored. Write it shorter and send it again.",
    },
    tooMany: {
      title: "A little too often",
      body: "Wait a while and try again.",
    },
    notUnderstood: {
      title: "The request could not be read",
      body: "Nothing was changed. Go to the home page and try again from there.",
    },
    ours: {
      title: "Something went wrong here",
      body: "The fault is ours. Try again in a moment; if it happens again, tell your administrator.",
    },
    away: {
      title: "The page cannot be shown just now",
      body:
        "Nothing that you have seen confirmed is lost. If you were sending something just now, it " +
        "may not have been received: send it again in a few minutes. Answers sent twice count once.",
    },
    id: (id: string) => `Name this number when you tell about it: ${id}`,
    home: "To the home page",
  },

  home: {
    title: (name: string) => `Hello, ${name}`,
    nothingOpen: {
      title: "Nothing is waiting for you",
      body: "When something opens you get a mail, and it stands here.",
    },
    factors: {
      title: "The fifteen factors",
      body: "What drains and what nourishes in this job, with a first step and questions for a talk.",
    },
    settings: {
      title: "Settings",
      body: "Language, mails, breaks, what is kept of yours, and where you are signed in.",
    },
  },

  factors: {
    title: "The fifteen factors",
    lead:
      "Fifteen conditions of work that can drain or nourish an employment specialist. The monthly " +
      "pulse asks about each of them.",
    draining: "When it drains",
    nourishing: "When it nourishes",
    firstStep: "A first step for the supervisor",
    conversation: "A talk of ten minutes",
    avoid: "Leave this alone",
    types: {
      S: "Answered in the organisation",
      R: "Between people",
      P: "Training helps",
    },
    lens: { C: "Comprehensible", Ma: "Manageable", Me: "Meaningful" },
    law: (points: string) => `Working Environment Act § 4-3, ${points}`,
    unvalidated:
      "The wording is our own and has not been validated. No figure here has a norm to be held against.",
  },
};

export const nb: typeof en = {
  productName: "Tilsig",
  languages: { en: "English", nb: "Norsk bokmål" },

  shell: {
    skip: "Gå til innholdet",
    menu: "Meny",
    navigation: "Sider",
    language: "Språk",
    signIn: "Logg inn",
    signOut: "Logg ut",
    signedInAs: (name) => `Logget inn som ${name}`,
    loading: "Henter siden",
  },

  pages: {
    home: "Hjem",
    factors: "De femten forholdene",
    settings: "Innstillinger",
    people: "Personer",
    audit: "Logg",
  },

  roles: {
    specialist: "Jobbspesialist",
    supervisor: "Metodeveileder",
    trainer: "Opplæringsansvarlig",
    administrator: "Administrator",
  },

  actions: {
    save: "Lagre",
    saved: "Lagret.",
    search: "Søk",
    previousPage: "Forrige side",
    nextPage: "Neste side",
    pageOf: (page, pages) => `Side ${page} av ${pages}`,
    back: "Tilbake",
    cancel: "Avbryt",
  },

  form: {
    correct: "Se på dette først",
    unreadable: "Noe i skjemaet lot seg ikke lese. Fyll det ut på nytt.",
  },

  faults: {
    notFound: {
      title: "Det er ingen side her",
      body: "Adressen kan være skrevet feil, eller siden er ikke en du har tilgang til.",
    },
    refused: {
      title: "Dette er ikke åpent for deg",
      body: "Gå til forsiden og begynn derfra.",
    },
    foreignOrigin: {
      title: "Dette kom ikke fra en av sidene våre",
      body: "Ingenting er endret. Gå inn på siden fra forsiden og prøv igjen der.",
    },
    gone: {
      title: "Dette er over",
      body: "Siden var åpen en tid og er lukket nå. Du trenger ikke gjøre noe.",
    },
    tooLarge: {
      title: "Det var for mye på én gang",
      body: "Ingenting er lagret. Skriv det kortere og send på nytt.",
    },
    tooMany: {
      title: "Litt for ofte",
      body: "Vent en stund og prøv igjen.",
    },
    notUnderstood: {
      title: "Forespørselen lot seg ikke lese",
      body: "Ingenting er endret. Gå til forsiden og prøv igjen derfra.",
    },
    ours: {
      title: "Noe gikk galt hos oss",
      body: "Feilen er vår. Prøv igjen om litt; skjer det på nytt, si fra til administratoren.",
    },
    away: {
      title: "Siden kan ikke vises akkurat nå",
      body:
        "Ingenting du har fått bekreftet, er borte. Var du i ferd med å sende noe, er det kanskje ikke " +
        "tatt imot: send det igjen om noen minutter. Svar som sendes to ganger, teller én gang.",
    },
    id: (id) => `Oppgi dette nummeret når du sier fra: ${id}`,
    home: "Til forsiden",
  },

  home: {
    title: (name) => `Hei, ${name}`,
    nothingOpen: {
      title: "Ingenting venter på deg",
      body: "Når noe åpner, får du en e-post, og det står her.",
    },
    factors: {
      title: "De femten forholdene",
      body: "Hva som tapper og hva som nærer i denne jobben, med et første steg og spørsmål til en samtale.",
    },
    settings: {
      title: "Innstillinger",
      body: "Språk, e-post, pauser, det som er lagret om deg, og hvor du er logget inn.",
    },
  },

  factors: {
    title: "De femten forholdene",
    lead:
      "Femten forhold ved arbeidet som kan tappe eller nære en jobbspesialist. Den månedlige pulsen " +
      "spør om hvert av dem.",
    draining: "Når det tapper",
    nourishing: "Når det nærer",
    firstStep: "Et første steg for veilederen",
    conversation: "En samtale på ti minutter",
    avoid: "La dette ligge",
    types: {
      S: "Løses i organisasjonen",
      R: "Mellom folk",
      P: "Opplæring hjelper",
    },
    lens: { C: "Begripelig", Ma: "Håndterbart", Me: "Meningsfullt" },
    law: (points) => `Arbeidsmiljøloven § 4-3, ${points}`,
    unvalidated:
      "Formuleringene er våre egne og er ikke validert. Ingen tall her har en norm å holdes opp mot.",
  },
};
