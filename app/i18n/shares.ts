/** Bringing something up with one's supervisor: shares, the wish for a talk, and who opened what. */
export const en = {
  bringUp: {
    title: "Bring something up",
    body: "If you want to, show your supervisor some of your answers, or say that you would like a talk. You need do neither.",
    share: "Choose what to share",
    away: "Away for a while, or simply not now? You need give no reason:",
    pause: "take a break from the surveys",
    afterSignIn:
      "When you are signed in you can also share some of your answers with your supervisor, if you want to.",
  },

  form: {
    title: "Share with your supervisor",
    lead: "Tick what you want to bring to supervision. The rest stays yours alone, and nothing else depends on it.",
    what: (wave: string) => `Your answers: ${wave}`,
    none: "You have answered none of the factors in this wave, so there is nothing to share.",
    nobody: "You have no supervisor in Tilsig today, so there is nobody to share with.",
    noHistory:
      "You have chosen that your answers lose their person when the wave closes. That is why they cannot be shared.",
    already: (name: string) => `You share this with ${name} already.`,
    who: "Who will see it",
    whoOne: (name: string) => `${name} will see it, and nobody else.`,
    until: "Until when",
    days: (days: number, date: string) => `${days} days, to and including ${date}`,
    whenOpen: (name: string, closes: string) =>
      `${name} sees it when the wave has closed, on ${closes}. Until then you can change your answers. What is shown is the answer you have when it closes.`,
    whenOpenSeveral: (closes: string) =>
      `It is seen when the wave has closed, on ${closes}. Until then you can change your answers. What is shown is the answer you have when it closes.`,
    whenClosed: (name: string) => `${name} can see it at once.`,
    whenClosedSeveral: "It can be seen at once.",
    takeBack:
      "You can withdraw it at any time, and it is gone for your supervisor at once. You see each time it has been opened.",
    send: "Share",
    problems: {
      "nothing-ticked": "Tick what you want to share.",
      "unknown-item":
        "Something ticked here is not among your answers now. Look through it and share again.",
      end: "Choose until when it is shown.",
      receiver: "Choose who will see it.",
    },
    refused: {
      title: "This cannot be shared here",
      body: "Nothing was stored, and nobody is told. You can talk about it with your supervisor in person.",
    },
  },

  own: {
    title: "My shares",
    lead: "What you have shown your supervisor, and each time it was opened.",
    none: "You have shared nothing. You can do it after answering, or from your balance.",
    shared: "Shared. Here you can see who opens it, and withdraw it.",
    withdrawn: "Withdrawn. Your supervisor cannot see it any more.",
    with: (name: string, wave: string) => `With ${name}: ${wave}`,
    sharedOn: (date: string) => `Shared on ${date}`,
    states: {
      waiting: (closes: string) => `Is shown when the wave has closed, on ${closes}`,
      shown: (until: string) => `Is shown until ${until}`,
      ended: (until: string) => `Was shown until ${until}`,
      withdrawn: "Withdrawn",
      "not-supervised": "Is not shown: the receiver is not your supervisor now",
    },
    opened: "Opened",
    openedBy: (name: string, moment: string) => `${name}, ${moment}`,
    notOpened: "Nobody has opened it.",
    earlier: (count: number) =>
      count === 1 ? "and once before that" : `and ${count} times before that`,
    withdraw: "Withdraw",
    withdrawOf: (name: string, wave: string) => `Withdraw what you share with ${name}: ${wave}`,
    receipts: "Everything that was opened of yours",
  },

  received: {
    title: "Shares",
    lead: "What your specialists want to bring to supervision. They chose it themselves, and can withdraw it.",
    none: "Nothing is shared with you at the moment.",
    listTitle: "Shared with you",
    of: (name: string, wave: string) => `${name}: ${wave}`,
    until: (date: string) => `Until ${date}`,
    open: "Open",
    receipt: "When you open one, the person sees that you did, and when.",
  },

  opened: {
    title: (name: string) => `Shared by ${name}`,
    lead: (wave: string, until: string) => `${wave}. Shown until ${until}.`,
    own: "One person's own answers, shown to you alone. Do not pass them on.",
    noted: "The person sees that you have opened this.",
    talk: "For the talk",
    gone: {
      title: "Nothing is shown here now",
      body: "It may have been withdrawn, or its time is over. There is nothing you need to do.",
      back: "To what is shared with you",
    },
  },

  talks: {
    ask: "I would like a talk",
    askWho: "With whom",
    askHow: (name: string) =>
      `${name} gets to know that you would like a talk. You need give no reason.`,
    askHowSeveral:
      "Your supervisor gets to know that you would like a talk. You need give no reason.",
    asked: (name: string, date: string) => `You asked ${name} for a talk on ${date}.`,
    takeBack: "Take it back",
    takeBackOf: (name: string) => `Take back that you would like a talk with ${name}`,
    ownTitle: "A talk",
    done: "Your supervisor gets to know that you would like a talk.",
    takenBack: "Taken back.",
    wanted: "Would like a talk",
    wantedSince: (name: string, date: string) => `${name}, asked on ${date}`,
    held: "We have talked",
    heldOf: (name: string) => `We have talked: ${name}`,
    noReason: "No reason was asked for, and none is needed.",
  },

  receipts: {
    title: "Who opened what of mine",
    lead: "Each time somebody opened something that is yours alone.",
    none: "Nobody has opened anything of yours.",
    when: "When",
    who: "Who",
    what: "What",
    you: "You",
    gone: "Somebody whose account is gone",
    acts: {
      "share-opened": "Opened what you had shared",
      "own-export": "Took your data home",
      other: "Opened something of yours",
    },
  },

  /** On the page of a digest, to whom is signed in already. */
  announced: "Someone wants to bring something up with you.",

  home: {
    shown: (count: number) =>
      count === 0
        ? "You share nothing now."
        : count === 1
          ? "One share is shown, or waits to be."
          : `${count} shares are shown, or wait to be.`,
    opened: (reader: string, at: string) => `${reader} opened it last, ${at}.`,
    notOpened: "Nobody has opened it yet.",
    received: "What your specialists want to bring to supervision.",
  },
};

export const nb: typeof en = {
  bringUp: {
    title: "Ta opp noe",
    body: "Vil du, kan du vise veilederen noen av svarene dine, eller si at du ønsker en samtale. Du må ingen av delene.",
    share: "Velg hva du vil dele",
    away: "Borte en stund, eller passer det ikke nå? Du trenger ikke oppgi noen grunn:",
    pause: "ta pause fra skjemaene",
    afterSignIn:
      "Når du er logget inn, kan du også dele noen av svarene dine med veilederen, hvis du vil.",
  },

  form: {
    title: "Del med veilederen din",
    lead: "Kryss av for det du vil ta med til veiledning. Resten er bare ditt, og ingenting annet avhenger av det.",
    what: (wave) => `Svarene dine: ${wave}`,
    none: "Du har ikke svart på noen av forholdene i denne runden, så det er ingenting å dele.",
    nobody: "Du har ingen veileder i Tilsig i dag, så det er ingen å dele med.",
    noHistory:
      "Du har valgt at svarene dine skilles fra deg når runden lukker. Derfor kan de ikke deles.",
    already: (name) => `Dette deler du allerede med ${name}.`,
    who: "Hvem som får se det",
    whoOne: (name) => `${name} får se det, og ingen andre.`,
    until: "Hvor lenge",
    days: (days, date) => `${days} dager, til og med ${date}`,
    whenOpen: (name, closes) =>
      `${name} ser det når runden er lukket, ${closes}. Til da kan du endre svarene. Det som vises, er svaret du har når den lukker.`,
    whenOpenSeveral: (closes) =>
      `Det kan ses når runden er lukket, ${closes}. Til da kan du endre svarene. Det som vises, er svaret du har når den lukker.`,
    whenClosed: (name) => `${name} kan se det med en gang.`,
    whenClosedSeveral: "Det kan ses med en gang.",
    takeBack:
      "Du kan trekke det tilbake når som helst, og da er det borte for veilederen med en gang. Du ser hver gang det er åpnet.",
    send: "Del",
    problems: {
      "nothing-ticked": "Kryss av for det du vil dele.",
      "unknown-item":
        "Noe du krysset av for, er ikke blant svarene dine nå. Se over og del på nytt.",
      end: "Velg hvor lenge det vises.",
      receiver: "Velg hvem som får se det.",
    },
    refused: {
      title: "Dette kan ikke deles her",
      body: "Ingenting er lagret, og ingen får vite om det. Du kan ta det opp med veilederen når dere snakker sammen.",
    },
  },

  own: {
    title: "Delingene mine",
    lead: "Det du har vist veilederen din, og hver gang det er åpnet.",
    none: "Du har ikke delt noe. Det kan du gjøre etter at du har svart, eller fra balansen din.",
    shared: "Delt. Her ser du hvem som åpner det, og du kan trekke det tilbake.",
    withdrawn: "Trukket tilbake. Veilederen kan ikke se det lenger.",
    with: (name, wave) => `Med ${name}: ${wave}`,
    sharedOn: (date) => `Delt ${date}`,
    states: {
      waiting: (closes) => `Vises når runden er lukket, ${closes}`,
      shown: (until) => `Vises til og med ${until}`,
      ended: (until) => `Ble vist til og med ${until}`,
      withdrawn: "Trukket tilbake",
      "not-supervised": "Vises ikke: Mottakeren er ikke veilederen din nå",
    },
    opened: "Åpnet",
    openedBy: (name, moment) => `${name}, ${moment}`,
    notOpened: "Ingen har åpnet det.",
    earlier: (count) => (count === 1 ? "og én gang før det" : `og ${count} ganger før det`),
    withdraw: "Trekk tilbake",
    withdrawOf: (name, wave) => `Trekk tilbake det du deler med ${name}: ${wave}`,
    receipts: "Alt som er åpnet av ditt",
  },

  received: {
    title: "Delinger",
    lead: "Det jobbspesialistene dine vil ta med til veiledning. De har valgt det selv, og kan trekke det tilbake.",
    none: "Ingenting er delt med deg akkurat nå.",
    listTitle: "Delt med deg",
    of: (name, wave) => `${name}: ${wave}`,
    until: (date) => `Til og med ${date}`,
    open: "Åpne",
    receipt: "Når du åpner en deling, ser den som delte, at du gjorde det, og når.",
  },

  opened: {
    title: (name) => `Delt av ${name}`,
    lead: (wave, until) => `${wave}. Vises til og med ${until}.`,
    own: "Én persons egne svar, vist bare for deg. Ikke gi dem videre.",
    noted: "Den som delte, ser at du har åpnet dette.",
    talk: "Til samtalen",
    gone: {
      title: "Her vises ingenting nå",
      body: "Det kan være trukket tilbake, eller tiden er ute. Du trenger ikke gjøre noe.",
      back: "Til det som er delt med deg",
    },
  },

  talks: {
    ask: "Jeg ønsker en samtale",
    askWho: "Med hvem",
    askHow: (name) => `${name} får vite at du ønsker en samtale. Du trenger ikke oppgi noen grunn.`,
    askHowSeveral: "Veilederen får vite at du ønsker en samtale. Du trenger ikke oppgi noen grunn.",
    asked: (name, date) => `Du ba ${name} om en samtale ${date}.`,
    takeBack: "Ta det tilbake",
    takeBackOf: (name) => `Ta tilbake ønsket om en samtale med ${name}`,
    ownTitle: "En samtale",
    done: "Veilederen får vite at du ønsker en samtale.",
    takenBack: "Tatt tilbake.",
    wanted: "Ønsker en samtale",
    wantedSince: (name, date) => `${name}, spurte ${date}`,
    held: "Vi har snakket",
    heldOf: (name) => `Vi har snakket: ${name}`,
    noReason: "Vi har ikke spurt om hvorfor, og det trengs ingen grunn.",
  },

  receipts: {
    title: "Innsynslogg",
    lead: "Hver gang noen har åpnet noe som bare er ditt.",
    none: "Ingen har åpnet noe av ditt.",
    when: "Når",
    who: "Hvem",
    what: "Hva",
    you: "Du",
    gone: "En som ikke har konto lenger",
    acts: {
      "share-opened": "Åpnet det du hadde delt",
      "own-export": "Tok med seg dine egne data",
      other: "Åpnet noe av ditt",
    },
  },

  announced: "Noen vil ta opp noe med deg.",

  home: {
    shown: (count) =>
      count === 0
        ? "Du deler ingenting nå."
        : count === 1
          ? "Én deling vises, eller venter på å vises."
          : `${count} delinger vises, eller venter på å vises.`,
    opened: (reader, at) => `${reader} åpnet sist, ${at}.`,
    notOpened: "Ingen har åpnet den ennå.",
    received: "Det jobbspesialistene dine vil ta med til veiledning.",
  },
};
