/** Signing in, and becoming the first administrator. */
export const en = {
  ask: {
    title: "Sign in",
    lead: "You get a mail with a link and a code. There is no password to remember.",
    email: "Your mail address at work",
    button: "Send me the mail",
    notAnAddress: "Write a mail address, such as solveig@example.org.",
    tooOften: (minutes: number) =>
      `Many mails have been asked for already. You can ask for the next one in ${minutes} ${minutes === 1 ? "minute" : "minutes"}. ` +
      "A mail that you have got within the last ten minutes still works.",
  },
  code: {
    title: "Look in your mail",
    lead: (email: string) =>
      `If ${email} is registered here, a mail is on its way to it. It is good for ten minutes.`,
    ways: "Press the link in the mail on this device, or type the code from the mail here.",
    label: "Code from the mail",
    hint: "Eight letters and digits.",
    button: "Sign in",
    notACode: "A code has eight letters and digits, such as BCDF 2345.",
    wrong: (triesLeft: number) =>
      triesLeft > 0
        ? `That is not the code in the newest mail. ${triesLeft === 1 ? "One try is" : `${triesLeft} tries are`} left.`
        : "That is not the code in the newest mail, and it was the last try. Ask for a new mail.",
    spent: "This code is no longer good. Ask for a new mail.",
    again: "Ask for a new mail",
    noMail: "No mail?",
    noMailBody:
      "Look in the folder for unwanted mail and check that the address is right. If the address is " +
      "not registered, your administrator can enter it.",
  },
  link: {
    title: "Sign in",
    lead: "One press and you are signed in on this device.",
    button: "Sign in here",
    otherBrowser: {
      title: "Go back to where you asked",
      lead: "The mail was asked for in another browser, so the link does not sign in here.",
      body:
        "Go to the page where you asked for the mail, and type the code from the mail there. Would you " +
        "rather sign in here? Then ask for a new mail from this browser.",
      button: "Ask for a new mail here",
    },
    notValid: {
      title: "This link is no longer good",
      lead: "A link signs in once, within ten minutes, and only until you ask for a newer one.",
      button: "Ask for a new mail",
    },
  },
  setup: {
    title: "Welcome to Tilsig",
    lead: "You are about to become the first administrator here. You bring in the people afterwards.",
    organisation: "Name of the organisation",
    organisationHint: "It stands at the top of every page. You can leave it empty for now.",
    name: "Your name",
    email: "Your mail address at work",
    emailHint: "The next time you sign in with it.",
    button: "Start",
    nameMissing: "Write your name.",
    notAnAddress: "Write a mail address, such as kari@example.org.",
    closed: {
      title: "This link is no longer good",
      lead: "It worked once, or more than a day has gone, or the server has been started again since.",
      body: "If there is no administrator yet, start the server again: it then prints a new link.",
      button: "To sign-in",
    },
  },
};

export const nb: typeof en = {
  ask: {
    title: "Logg inn",
    lead: "Du får en e-post med en lenke og en kode. Det er ikke noe passord å huske.",
    email: "E-postadressen din på jobben",
    button: "Send meg e-posten",
    notAnAddress: "Skriv en e-postadresse, for eksempel solveig@example.org.",
    tooOften: (minutes) =>
      `Det er bedt om mange e-poster allerede. Du kan be om den neste om ${minutes} ${minutes === 1 ? "minutt" : "minutter"}. ` +
      "En e-post du har fått de siste ti minuttene, virker fortsatt.",
  },
  code: {
    title: "Se i e-posten din",
    lead: (email) =>
      `Hvis ${email} er registrert her, er en e-post på vei dit. Den gjelder i ti minutter.`,
    ways: "Trykk på lenken i e-posten på denne enheten, eller skriv koden fra e-posten her.",
    label: "Kode fra e-posten",
    hint: "Åtte bokstaver og tall.",
    button: "Logg inn",
    notACode: "En kode har åtte bokstaver og tall, for eksempel BCDF 2345.",
    wrong: (triesLeft) =>
      triesLeft > 0
        ? `Det er ikke koden i den nyeste e-posten. Du har ${triesLeft === 1 ? "ett forsøk" : `${triesLeft} forsøk`} igjen.`
        : "Det er ikke koden i den nyeste e-posten, og det var siste forsøk. Be om en ny e-post.",
    spent: "Denne koden gjelder ikke lenger. Be om en ny e-post.",
    again: "Be om en ny e-post",
    noMail: "Ingen e-post?",
    noMailBody:
      "Se i mappen for søppelpost, og sjekk at adressen er riktig. Er adressen ikke registrert, kan " +
      "administratoren legge den inn.",
  },
  link: {
    title: "Logg inn",
    lead: "Ett trykk, så er du logget inn på denne enheten.",
    button: "Logg inn her",
    otherBrowser: {
      title: "Gå tilbake dit du ba om e-posten",
      lead: "E-posten ble bestilt i en annen nettleser, så lenken logger ikke inn her.",
      body:
        "Gå til siden der du ba om e-posten, og skriv koden fra e-posten der. Vil du heller logge inn " +
        "her? Be da om en ny e-post fra denne nettleseren.",
      button: "Be om en ny e-post her",
    },
    notValid: {
      title: "Denne lenken gjelder ikke lenger",
      lead: "En lenke logger inn én gang, innen ti minutter, og bare til du ber om en nyere.",
      button: "Be om en ny e-post",
    },
  },
  setup: {
    title: "Velkommen til Tilsig",
    lead: "Du er i ferd med å bli den første administratoren her. Menneskene henter du inn etterpå.",
    organisation: "Navn på organisasjonen",
    organisationHint: "Det står øverst på hver side. Du kan la det stå tomt nå.",
    name: "Navnet ditt",
    email: "E-postadressen din på jobben",
    emailHint: "Neste gang logger du inn med den.",
    button: "Begynn",
    nameMissing: "Skriv navnet ditt.",
    notAnAddress: "Skriv en e-postadresse, for eksempel kari@example.org.",
    closed: {
      title: "Denne lenken gjelder ikke lenger",
      lead: "Den er brukt, det er gått mer enn et døgn, eller serveren er startet på nytt siden.",
      body: "Er det ingen administrator ennå, så start serveren på nytt: da skriver den ut en ny lenke.",
      button: "Til innlogging",
    },
  },
};
