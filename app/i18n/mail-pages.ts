/** The page of one's own mails, and the page behind a mail's "stop these". */
export const en = {
  title: "My mails",
  lead: "Which mails Tilsig sends you, when, and why one did not come. Only you see this page.",
  settingsCard: "Which mails come, at what hour, and why one did not.",
  wanted: {
    title: "Mails I want",
    signIn: "Mails to sign in with always come: you ask for them yourself.",
    reminder:
      "About surveys and modules: when a wave opens, after three days and on its last day; when a module is assigned, and around the day it is due",
    reminderHint:
      "At most one a day, never on days off, and none once you have answered or taken the module.",
    digest: "The digest after each wave",
    digestHint: "Without the mail it stands under Digests all the same.",
    hour: "Hour of mails about surveys and modules",
    button: "Save",
    saved: "Saved.",
  },
  refused: (on: string, reply: string) =>
    `Your mail address was refused on ${on}: “${reply}”. Ask an administrator to put the right one in.`,
  list: {
    title: "Mails of the last days, and those to come",
    none: "No mail has been promised to you lately.",
    kept: (days: number) => `What was sent is forgotten after ${days} days.`,
    mail: "Mail",
    what: "What became of it",
  },
  kinds: {
    "send-daily-mail": "About surveys and modules",
    "send-digest": "The digest",
    "send-sign-in": "To sign in with",
    "send-talk-request": "Someone would like a talk",
    "send-failed-close": "A wave could not be closed",
    "send-left-out": "A wave was left out",
    "send-test-mail": "A test mail",
  } as Record<string, string>,
  other: "A mail",
  digestOf: (survey: string, period: string) => `The digest: ${survey}, ${period}`,
  fates: {
    waiting: (at: string) => `Comes on ${at}.`,
    waitingDaily: (at: string) =>
      `Comes on ${at}, if there is anything left for you to answer or take then.`,
    stopped: (since: string) => `Does not come: you stopped these mails on ${since}.`,
    late: (at: string) =>
      `The mail server has not taken it yet. It is tried again on ${at}; nothing is lost.`,
    sent: (at: string) => `Sent on ${at}.`,
    givenUp: (at: string, reply: string) =>
      `Given up on ${at}, because the mail server said: “${reply}”. Tell an administrator.`,
    unneededDaily: (at: string) =>
      `Not sent on ${at}: there was nothing for you to answer or take, or you had a break.`,
    unneeded: (at: string) => `Not sent on ${at}: there was nothing to tell you any more.`,
  },
  timing: {
    "at-once": "You chose: as soon as the wave has closed.",
    "second-working-day": (hour: string) =>
      `You chose: on the second working day after the close, at ${hour}.`,
    weekday: (day: string, hour: string) => `You chose: on the next ${day}, at ${hour}.`,
    before: "You have chosen another time since. It holds from the next wave that closes.",
  },
  stop: {
    title: { digest: "Stop the digests", reminder: "Stop mails about surveys and modules" },
    before: {
      digest: "Then no digest comes by mail any more.",
      reminder:
        "Then no invitation and no reminder comes by mail any more, for any survey or module.",
    },
    lead: {
      digest: "No digest comes by mail any more.",
      reminder: "No invitation and no reminder comes by mail any more, for any survey or module.",
    },
    stays: {
      digest: "Every digest still stands in Tilsig, under Digests. Sign in to read it.",
      reminder:
        "You are still asked, and may still answer: sign in, and the open waves stand on the first page.",
    },
    signIn: "Mails to sign in with still come.",
    button: "Stop them",
    stoppedTitle: {
      digest: "The digests are stopped",
      reminder: "Mails about surveys and modules are stopped",
    },
    again: "To have them again: sign in, open Settings and then My mails.",
    toMails: "My mails",
    foreign: {
      title: "This link stops nothing",
      body: "It may have been cut off on its way. Sign in, open Settings and then My mails: there you choose which mails come.",
    },
  },
};

export const nb: typeof en = {
  title: "E-postene mine",
  lead: "Hvilke e-poster Tilsig sender deg, når, og hvorfor en ikke kom. Bare du ser denne siden.",
  settingsCard: "Hvilke e-poster som kommer, når på dagen, og hvorfor en ikke kom.",
  wanted: {
    title: "E-poster jeg vil ha",
    signIn: "E-poster til å logge inn med kommer alltid: Dem ber du om selv.",
    reminder:
      "Om skjemaer og moduler: når en runde åpner, etter tre dager og på siste dag, når en modul er tildelt deg, og rundt fristen",
    reminderHint:
      "Høyst én om dagen, aldri på fridager, og ingen når du har svart eller tatt modulen.",
    digest: "Oppsummeringen etter hver runde",
    digestHint: "Uten e-posten står den likevel under Oppsummeringer.",
    hour: "Klokkeslett for e-post om skjemaer og moduler",
    button: "Lagre",
    saved: "Lagret.",
  },
  refused: (on, reply) =>
    `E-postadressen din ble avvist ${on}: «${reply}». Be en administrator legge inn den riktige.`,
  list: {
    title: "E-poster de siste dagene, og de som skal komme",
    none: "Ingen e-post har vært på vei til deg i det siste.",
    kept: (days) => `Det som er sendt, glemmes etter ${days} dager.`,
    mail: "E-post",
    what: "Hva det ble av den",
  },
  kinds: {
    "send-daily-mail": "Om skjemaer og moduler",
    "send-digest": "Oppsummeringen",
    "send-sign-in": "Til å logge inn med",
    "send-talk-request": "Noen ønsker en samtale",
    "send-failed-close": "En runde lot seg ikke lukke",
    "send-left-out": "En runde ble hoppet over",
    "send-test-mail": "En test-e-post",
  },
  other: "En e-post",
  digestOf: (survey, period) => `Oppsummeringen: ${survey}, ${period}`,
  fates: {
    waiting: (at) => `Kommer ${at}.`,
    waitingDaily: (at) => `Kommer ${at}, hvis du har noe igjen å svare på eller ta da.`,
    stopped: (since) => `Kommer ikke: Du stoppet slike e-poster ${since}.`,
    late: (at) =>
      `E-postserveren har ikke tatt imot den ennå. Det prøves igjen ${at}, og ingenting går tapt.`,
    sent: (at) => `Sendt ${at}.`,
    givenUp: (at, reply) =>
      `Gitt opp ${at}, fordi e-postserveren sa: «${reply}». Si fra til en administrator.`,
    unneededDaily: (at) =>
      `Ikke sendt ${at}: Du hadde ingenting å svare på eller ta, eller du hadde pause.`,
    unneeded: (at) => `Ikke sendt ${at}: Det var ikke lenger noe å fortelle deg.`,
  },
  timing: {
    "at-once": "Du har valgt: med en gang runden er lukket.",
    "second-working-day": (hour) =>
      `Du har valgt: den andre virkedagen etter at runden lukket, kl. ${hour}.`,
    weekday: (day, hour) => `Du har valgt: førstkommende ${day.toLowerCase()}, kl. ${hour}.`,
    before: "Du har valgt et annet tidspunkt siden. Det gjelder fra neste runde som lukker.",
  },
  stop: {
    title: { digest: "Stopp oppsummeringene", reminder: "Stopp e-post om skjemaer og moduler" },
    before: {
      digest: "Da kommer det ingen oppsummering på e-post mer.",
      reminder:
        "Da kommer det ingen invitasjon og ingen påminnelse på e-post mer, verken om skjemaer eller moduler.",
    },
    lead: {
      digest: "Det kommer ingen oppsummering på e-post mer.",
      reminder:
        "Det kommer ingen invitasjon og ingen påminnelse på e-post mer, verken om skjemaer eller moduler.",
    },
    stays: {
      digest:
        "Hver oppsummering står fortsatt i Tilsig, under Oppsummeringer. Logg inn for å lese.",
      reminder:
        "Du blir fortsatt spurt og kan fortsatt svare: Logg inn, så står de åpne rundene på første side.",
    },
    signIn: "E-poster til å logge inn med kommer fortsatt.",
    button: "Stopp dem",
    stoppedTitle: {
      digest: "Oppsummeringene er stoppet",
      reminder: "E-post om skjemaer og moduler er stoppet",
    },
    again: "Vil du ha dem igjen: Logg inn, åpne Innstillinger og så E-postene mine.",
    toMails: "E-postene mine",
    foreign: {
      title: "Denne lenken stopper ingenting",
      body: "Den kan ha blitt kuttet på veien. Logg inn, åpne Innstillinger og så E-postene mine: Der velger du hvilke e-poster som kommer.",
    },
  },
};
