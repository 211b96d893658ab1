/** What whoever looks after the mail reads: the page, and `tilsig mail`. */
export const en = {
  title: "Mail",
  card: "Whether mails go out, and what to do when they do not.",
  state: {
    away: "No mail goes out at the moment. Nothing is lost: it waits, and goes out when the mail server takes it again.",
    stuck: "Mail has been waiting for a while.",
    todo: "Mail goes out. Some of it needs you.",
    fine: "Mail goes out. There is nothing to do.",
    unknown: "No mail has gone out yet. Send yourself a test mail, and you know whether it does.",
  },
  outage: {
    title: "The mail server takes no mail",
    since: "Since",
    next: "Next try",
    soon: "within a few seconds",
    said: (reply: string) => `Reply: “${reply}”`,
    now: "Try now",
    restart:
      "Settings are read at the start: start the server and the workers again after a change.",
    causes: {
      name: {
        what: "The mail server’s name is not found.",
        todo: "Look for a typing mistake in SMTP_URL. If the name is right, this machine’s name service (DNS) does not know it: ask whoever runs the network.",
      },
      connection: {
        what: "Nobody answers at the mail server’s address, or the connection breaks off.",
        todo: "Check that the mail server runs, that host and port in SMTP_URL are right (often 587 with smtp://, 465 with smtps://), and that no firewall stands between it and this machine.",
      },
      tls: {
        what: "The mail server demands encryption, or it does not come about.",
        todo: "The beginning of SMTP_URL and its port have to fit: smtps:// is encrypted from the start (often port 465), smtp:// becomes so on the way (often port 587).",
      },
      certificate: {
        what: "The mail server’s certificate is not trusted.",
        todo: "It may have expired, or be made out to another name than the one in SMTP_URL. If your organisation has issued it itself, name the file with its root certificate in NODE_EXTRA_CA_CERTS.",
      },
      login: {
        what: "The mail server refuses the user name or the password, or demands them.",
        todo: "Check both in SMTP_URL; in them @ is written %40, : is %3A, / is %2F and # is %23. Some servers want an app password, or sending by SMTP switched on for the account.",
      },
      sender: {
        what: "The mail server does not take mail from our sender.",
        todo: "MAIL_FROM has to be an address that the user in SMTP_URL may send from. Change it, or have it allowed by whoever runs the mail server.",
      },
      relay: {
        what: "The mail server does not pass mail on for us.",
        todo: "It wants a user name and a password in SMTP_URL, or this machine on its list: ask whoever runs the mail server.",
      },
      policy: {
        what: "A rule of the mail server refuses our mail.",
        todo: "Show its words to whoever runs the mail server. Often the sender’s domain lacks SPF or DKIM, or this machine is on a blocklist.",
      },
      busy: {
        what: "The mail server asks us to come back later.",
        todo: "That often passes by itself. If it lasts for hours, ask whoever runs the mail server about a full disk or a limit on mails per hour.",
      },
    },
  },
  now: {
    title: "The queue",
    waiting: "Waiting",
    none: "nothing",
    count: (count: number, since: string) =>
      count === 1 ? `1 mail, due since ${since}` : `${count} mails, the oldest due since ${since}`,
    stuck:
      "The mail server has put them off, or no worker runs. On PostgreSQL, check that “npm run worker” is running; on SQLite the server itself sends.",
    last: "Last mail that went out",
    lastHour: "within the last hour",
    today: "today",
    never: "none yet",
    surveys: "Next mails about surveys",
    noSurveys: "none until a wave opens",
    uncounted:
      "Invitations and reminders are in no figure on this page, because what waits or fails of them would tell who has not answered. They are tried again like everything else.",
  },
  givenUp: {
    title: "Given up",
    lead: "These were refused for good, or tried for four days in vain.",
    count: (count: number) => (count === 1 ? "1 mail" : `${count} mails`),
    unlisted: "Not listed one by one, because that would tell what somebody did.",
    more: (count: number) => `And ${count} more.`,
    unwritten: "Not written yet",
    since: (at: string) => `Given up on ${at}.`,
    again: "Try again",
    againFor: (to: string) => `Try again: ${to}`,
    all: "Try all again",
    advice: {
      address:
        "Nobody has this address there. Have the right one put in, or ask the person which it is.",
      later:
        "Ask the person whether mail from others arrives and whether the mailbox is full, then try again.",
      full: "The mailbox is full. Ask the person to make room, then try again.",
      size: "The receiver’s mail server does not take mails of this size. Ask whoever runs it.",
      relay: "The mail server does not pass mail on for us: ask whoever runs it to allow it.",
      policy:
        "A rule of the receiver’s mail server refuses it. Ask whoever runs our mail server about SPF and DKIM for the sender’s domain.",
      version: "The worker does not know this mail: have server and workers run the same version.",
      fault:
        "A fault of Tilsig, not of the mail server. It stands in the server’s log as “work-failed”. Try again after an update.",
      other: "Show these words to whoever runs the mail server, then try again.",
    },
  },
  refused: {
    title: "Refused addresses",
    lead: "A mail server has said that these will never take mail. These people get no reminders until it is put right.",
    todo: "Ask the person. If the address is another one, put it in on the server with the line under the name. If this one works again, send again.",
    since: (day: string) => `Refused since ${day}.`,
    unsaid: "No reason was given.",
    command: (email: string) => `npm run tilsig -- people address ${email} NEW`,
    again: "Send again",
    againTo: (name: string) => `Send again to ${name}`,
  },
  test: {
    title: "Try it",
    lead: (email: string) => `A test mail goes the way of all others, to ${email}.`,
    button: "Send a test mail to me",
  },
  done: {
    retried: "It is on its way again. If it is refused once more, it comes back here.",
    nothing: "There was nothing to try again.",
    tried: "The mail server is asked at once. Load the page again in a moment.",
    address: "The next mail goes to this address again, and what was given up has been put back.",
    test: "The test mail is on its way. If it is not there in a minute, load this page again, and look for it among spam.",
  },
  waits: "It waits, and goes out when the mail server takes mail again.",
  todo: {
    outage: "No mail goes out",
    letters: "Mails have been given up",
    refused: "Mail addresses are refused",
    close: "A wave could not be closed",
    look: "See what to do",
  },
};

export const nb: typeof en = {
  title: "E-post",
  card: "Om e-posten kommer fram, og hva du gjør når den ikke gjør det.",
  state: {
    away: "Ingen e-post går ut akkurat nå. Ingenting går tapt: Den venter, og går ut når e-postserveren tar imot igjen.",
    stuck: "E-post har ventet en stund.",
    todo: "E-posten går ut. Noe av den trenger deg.",
    fine: "E-posten går ut. Du trenger ikke gjøre noe.",
    unknown:
      "Ingen e-post har gått ut ennå. Send en test-e-post til deg selv, så vet du om det virker.",
  },
  outage: {
    title: "E-postserveren tar ikke imot e-post",
    since: "Siden",
    next: "Neste forsøk",
    soon: "om noen sekunder",
    said: (reply) => `Svar: «${reply}»`,
    now: "Prøv nå",
    restart:
      "Innstillingene leses ved oppstart: Start serveren og arbeiderne på nytt etter en endring.",
    causes: {
      name: {
        what: "E-postserverens navn finnes ikke.",
        todo: "Se etter en skrivefeil i SMTP_URL. Er navnet riktig, kjenner ikke navnetjenesten (DNS) på denne maskinen det: Spør den som drifter nettverket.",
      },
      connection: {
        what: "Ingen svarer på e-postserverens adresse, eller forbindelsen brytes.",
        todo: "Sjekk at e-postserveren er i gang, at maskin og port i SMTP_URL stemmer (ofte 587 med smtp://, 465 med smtps://), og at ingen brannmur står mellom den og denne maskinen.",
      },
      tls: {
        what: "E-postserveren krever kryptering, eller den kommer ikke i stand.",
        todo: "Begynnelsen av SMTP_URL og porten må passe sammen: smtps:// er kryptert fra start (ofte port 465), smtp:// blir det underveis (ofte port 587).",
      },
      certificate: {
        what: "E-postserverens sertifikat er ikke til å stole på.",
        todo: "Det kan være utløpt, eller gjelde et annet navn enn det i SMTP_URL. Har dere utstedt det selv, skal filen med rotsertifikatet stå i NODE_EXTRA_CA_CERTS.",
      },
      login: {
        what: "E-postserveren avviser brukernavnet eller passordet, eller krever dem.",
        todo: "Sjekk begge i SMTP_URL. I dem skrives @ som %40, : som %3A, / som %2F og # som %23. Noen servere vil ha et app-passord, eller at sending med SMTP slås på for kontoen.",
      },
      sender: {
        what: "E-postserveren tar ikke imot e-post fra avsenderen vår.",
        todo: "MAIL_FROM må være en adresse som brukeren i SMTP_URL har lov til å sende fra. Endre den, eller be den som drifter e-postserveren, om å tillate den.",
      },
      relay: {
        what: "E-postserveren sender ikke e-post videre for oss.",
        todo: "Den vil ha brukernavn og passord i SMTP_URL, eller denne maskinen på listen sin: Spør den som drifter e-postserveren.",
      },
      policy: {
        what: "En regel på e-postserveren avviser e-posten vår.",
        todo: "Vis svaret til den som drifter e-postserveren. Ofte mangler avsenderens domene SPF eller DKIM, eller denne maskinen står på en sperreliste.",
      },
      busy: {
        what: "E-postserveren ber oss komme tilbake senere.",
        todo: "Det går ofte over av seg selv. Varer det i timer, spør den som drifter e-postserveren, om disken er full eller om det er en grense for e-poster i timen.",
      },
    },
  },
  now: {
    title: "Køen",
    waiting: "Venter",
    none: "ingenting",
    count: (count, since) =>
      count === 1
        ? `1 e-post, skulle vært sendt ${since}`
        : `${count} e-poster, den eldste skulle vært sendt ${since}`,
    stuck:
      "E-postserveren har bedt oss vente med dem, eller ingen arbeider er i gang. Med PostgreSQL: Sjekk at «npm run worker» kjører. Med SQLite sender serveren selv.",
    last: "Siste e-post som gikk ut",
    lastHour: "i løpet av den siste timen",
    today: "i dag",
    never: "ingen ennå",
    surveys: "Neste e-poster om skjemaer",
    noSurveys: "ingen før en runde åpner",
    uncounted:
      "Invitasjoner og påminnelser er ikke med i noe tall på denne siden, fordi det som venter eller mislykkes av dem, ville fortalt hvem som ikke har svart. De prøves igjen som alt annet.",
  },
  givenUp: {
    title: "Gitt opp",
    lead: "Disse ble avvist for godt, eller forsøkt i fire dager uten hell.",
    count: (count) => (count === 1 ? "1 e-post" : `${count} e-poster`),
    unlisted: "Står ikke enkeltvis, fordi det ville fortalt hva noen har gjort.",
    more: (count) => `Og ${count} til.`,
    unwritten: "Ikke skrevet ennå",
    since: (at) => `Gitt opp ${at}.`,
    again: "Prøv igjen",
    againFor: (to) => `Prøv igjen: ${to}`,
    all: "Prøv alle igjen",
    advice: {
      address:
        "Ingen har denne adressen der. Få lagt inn den riktige, eller spør personen hvilken det er.",
      later:
        "Spør personen om e-post fra andre kommer fram, og om postkassen er full. Prøv så igjen.",
      full: "Postkassen er full. Be personen rydde plass, og prøv så igjen.",
      size: "Mottakerens e-postserver tar ikke imot e-post av denne størrelsen. Spør den som drifter den.",
      relay: "E-postserveren sender ikke videre for oss: Be den som drifter den, om å tillate det.",
      policy:
        "En regel på mottakerens e-postserver avviser den. Spør den som drifter e-postserveren vår, om SPF og DKIM for avsenderens domene.",
      version:
        "Arbeideren kjenner ikke denne e-posten: La server og arbeidere kjøre samme versjon.",
      fault:
        "En feil i Tilsig, ikke hos e-postserveren. Den står i serverens logg som «work-failed». Prøv igjen etter en oppdatering.",
      other: "Vis dette svaret til den som drifter e-postserveren, og prøv så igjen.",
    },
  },
  refused: {
    title: "Adresser som avvises",
    lead: "En e-postserver har sagt at disse aldri vil ta imot e-post. Disse personene får ingen påminnelser før det er rettet.",
    todo: "Spør personen. Er adressen en annen, legg den inn på serveren med linjen under navnet. Virker denne igjen, send igjen.",
    since: (day) => `Avvist siden ${day}.`,
    unsaid: "Ingen grunn ble oppgitt.",
    command: (email) => `npm run tilsig -- people address ${email} NY`,
    again: "Send igjen",
    againTo: (name) => `Send igjen til ${name}`,
  },
  test: {
    title: "Prøv",
    lead: (email) => `En test-e-post går samme vei som alle andre, til ${email}.`,
    button: "Send en test-e-post til meg",
  },
  done: {
    retried: "Den er på vei igjen. Blir den avvist en gang til, kommer den tilbake hit.",
    nothing: "Det var ingenting å prøve igjen.",
    tried: "E-postserveren blir spurt med en gang. Last siden på nytt om litt.",
    address: "Neste e-post går til denne adressen igjen, og det som var gitt opp, er satt i gang.",
    test: "Test-e-posten er på vei. Er den ikke framme om et minutt, last siden på nytt, og se etter den i søppelposten.",
  },
  waits: "Det venter, og går ut når e-postserveren tar imot igjen.",
  todo: {
    outage: "Ingen e-post går ut",
    letters: "E-poster er gitt opp",
    refused: "E-postadresser avvises",
    close: "En runde lot seg ikke lukke",
    look: "Se hva du kan gjøre",
  },
};
