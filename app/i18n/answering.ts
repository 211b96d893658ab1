/** Before, during and after answering a survey. */
export const en = {
  start: {
    lead: (closes: string) => `Two minutes, on a phone if you like. Open until ${closes}.`,
    begin: "Begin",
    change: "Look at or change my answers",
    answered:
      "You have answered. Until the wave closes you can change your answers or take them back.",
    takeBack: "Take my answers back",
    takenBack: "Your answers are taken back, as if they had never been given.",
    simple: "Answer on one simple page",
    who: {
      title: "Who sees what",
      self: {
        who: "You",
        what: "see your own answers and your own balance over time.",
      },
      supervisor: {
        who: "Your supervisor",
        what: (smallest: number) =>
          `sees what a group of at least ${smallest} people said together, in three steps – drains, mixed, nourishes – after the wave has closed. Never your answers, and not whether you answered.`,
      },
      others: {
        who: "Nobody else",
        what: "sees anything of yours. Your leader, colleagues, trainers and administrators do not.",
      },
    },
    confidential: (months: number) =>
      `Your answers are confidential. They are kept for ${months} months, so that you can be compared with your own normal, and then deleted.`,
    noHistory:
      "Your answers are confidential. You keep no history: when the wave closes they lose your name, and nobody can tell any more that they were yours.",
    machine:
      "Someone with full access to the server could technically read stored answers. Nobody can through this product.",
    skip: "You can skip every question. Nobody is told.",
    unvalidated:
      "The questions are our own and have not been validated. There is no norm to be held against.",
  },
  form: {
    title: (survey: string, period: string) => `${survey}, ${period}`,
  },
  received: {
    title: "Received",
    body: (closes: string) =>
      `Your answers are stored. You can change them or take them back until ${closes}.`,
    next: "What the group said together is published when the wave has closed.",
    change: "Change my answers",
    bodyInvited: (closes: string) =>
      `Your answers are stored. Until ${closes} you can answer again: what you answer then takes the place of what you sent, and the rest stays. To take all of it back, sign in.`,
    changeInvited: "Answer some of it again",
    own: "Sign in to see your own balance",
    ownBody: "This link can only take answers in. To see anything of your own, you sign in.",
    alliance: "These answers are kept for you and compared with nobody else's.",
  },
  closed: {
    title: "This wave has closed",
    body: "Answers could be given until the time it closed, and nothing is added afterwards. What you have chosen was not stored here.",
    kept: "What you had chosen",
    keptBody:
      "It stands only on this page and, if you answered one question at a time, on this device.",
    next: "The next wave is announced by mail.",
  },
  link: {
    foreign: {
      title: "This link opens nothing",
      body: "It may be cut off, or it belongs to a wave that is over. Open the newest mail, or sign in.",
    },
  },
  submission:
    "The form was opened too long ago or is not complete. Open it again and send it once more.",
  home: {
    open: (survey: string) => survey,
    until: (closes: string) => `Open until ${closes}.`,
    begin: "Answer, two minutes",
    answered: "You have answered.",
    change: "Look at or change",
    balance: "My balance",
    balanceBody: "What drains and what nourishes you, over time. Only you see it.",
  },
};

export const nb: typeof en = {
  start: {
    lead: (closes) => `To minutter, gjerne på telefonen. Åpen til ${closes}.`,
    begin: "Begynn",
    change: "Se på eller endre svarene mine",
    answered: "Du har svart. Til runden lukker, kan du endre svarene eller trekke dem tilbake.",
    takeBack: "Trekk svarene mine tilbake",
    takenBack: "Svarene dine er trukket tilbake, som om de aldri var gitt.",
    simple: "Svar på én enkel side",
    who: {
      title: "Hvem ser hva",
      self: {
        who: "Du",
        what: "ser dine egne svar og din egen balanse over tid.",
      },
      supervisor: {
        who: "Veilederen din",
        what: (smallest) =>
          `ser hva en gruppe på minst ${smallest} sa til sammen, i tre trinn – tapper, blandet, nærer – etter at runden er lukket. Aldri svarene dine, og ikke om du svarte.`,
      },
      others: {
        who: "Ingen andre",
        what: "ser noe av ditt. Det gjelder leder, kolleger, opplæringsansvarlige og administratorer.",
      },
    },
    confidential: (months) =>
      `Svarene dine er fortrolige. De lagres i ${months} måneder, slik at du kan sammenlignes med din egen normal, og slettes så.`,
    noHistory:
      "Svarene dine er fortrolige. Du beholder ingen historikk: når runden lukker, mister de navnet ditt, og ingen kan lenger se at de var dine.",
    machine:
      "En person med full tilgang til serveren kunne rent teknisk lest lagrede svar. Gjennom dette produktet kan ingen det.",
    skip: "Du kan hoppe over alle spørsmål. Ingen får vite det.",
    unvalidated:
      "Spørsmålene er våre egne og er ikke validert. Det finnes ingen norm å holdes opp mot.",
  },
  form: {
    title: (survey, period) => `${survey}, ${period}`,
  },
  received: {
    title: "Mottatt",
    body: (closes) =>
      `Svarene dine er lagret. Du kan endre dem eller trekke dem tilbake til ${closes}.`,
    next: "Det gruppen sa til sammen, offentliggjøres når runden er lukket.",
    change: "Endre svarene mine",
    bodyInvited: (closes) =>
      `Svarene dine er lagret. Til ${closes} kan du svare igjen: Det du svarer på da, erstatter det du sendte, og resten står. Vil du trekke alt tilbake, logger du inn.`,
    changeInvited: "Svar på noe av det igjen",
    own: "Logg inn for å se din egen balanse",
    ownBody: "Denne lenken kan bare ta imot svar. For å se noe av ditt eget logger du inn.",
    alliance: "Disse svarene lagres for deg og sammenlignes ikke med andres.",
  },
  closed: {
    title: "Denne runden er lukket",
    body: "Det kunne svares til runden lukket, og ingenting legges til etterpå. Det du har valgt, ble ikke lagret her.",
    kept: "Det du hadde valgt",
    keptBody:
      "Det står bare på denne siden og, hvis du svarte på ett spørsmål om gangen, på denne enheten.",
    next: "Neste runde varsles på e-post.",
  },
  link: {
    foreign: {
      title: "Denne lenken åpner ingenting",
      body: "Den kan være kuttet, eller den hører til en runde som er over. Åpne den nyeste e-posten, eller logg inn.",
    },
  },
  submission:
    "Skjemaet ble åpnet for lenge siden eller er ikke fullstendig. Åpne det på nytt og send en gang til.",
  home: {
    open: (survey) => survey,
    until: (closes) => `Åpen til ${closes}.`,
    begin: "Svar, to minutter",
    answered: "Du har svart.",
    change: "Se på eller endre",
    balance: "Balansen min",
    balanceBody: "Hva som tapper og hva som nærer deg, over tid. Bare du ser det.",
  },
};
