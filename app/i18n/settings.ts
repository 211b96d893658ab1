/** What people choose for themselves. */
export const en = {
  title: "Settings",
  saved: "Saved.",
  reading: {
    title: "Language and time",
    language: "Language",
    timeZone: "Time zone",
    timeZoneHint: "Mails come, and times are shown, by the clock of this place.",
    unknownZone: "Choose one of the zones in the list.",
    button: "Save",
  },
  digest: {
    title: "The digest",
    lead: "One mail for each wave, when it has closed.",
    when: "When it comes",
    secondWorkingDay: "On the second working day after",
    secondWorkingDayHint: "Enough time to read it before the week's talks.",
    weekday: "On a weekday that I choose",
    atOnce: "As soon as the wave has closed",
    day: "Weekday",
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
    hour: "Hour",
    content: "What the mail holds",
    summary: "The summary",
    link: "Only that it is ready, and the link",
    linkHint: "For whoever reads mail where others look on.",
    button: "Save",
  },
  pause: {
    title: "A break from the surveys",
    lead: "Away, or simply not now? Waves that open meanwhile do not ask you. You need give no reason, and nobody else sees it.",
    open: "A wave that is open already stays open for you. You may answer it or leave it.",
    lasts: (from: string, until: string | null) =>
      until
        ? `You have a break since ${from}. You are back on ${until}.`
        : `You have a break since ${from}, until you end it.`,
    toCome: (from: string, until: string | null) =>
      until
        ? `You have a break from ${from}. You are back on ${until}.`
        : `You have a break from ${from}, until you end it.`,
    from: "First day of the break",
    until: "First day back",
    untilHint: "Leave it empty if you do not know yet: the break lasts until you end it.",
    take: "Take a break",
    change: "Change it",
    end: "End the break now",
    takeBack: "No break after all",
    saved: "Saved. Nobody else sees it.",
    ended: "The break is over. You are asked again from the next wave that opens.",
    unreadable: "Write the day as 2027-03-15, with year, month and day.",
    past: "Choose today or a later day: waves that have opened stay as they are.",
    early: "The first day back comes after today and after the first day of the break.",
  },
  sessions: {
    title: "Where you are signed in",
    lead: "End what you do not recognise. A session ends by itself when it has not been used for thirty days.",
    thisOne: "This browser",
    unknown: "Unknown browser",
    times: (began: string, used: string) => `Signed in on ${began}, last used on ${used}`,
    end: "Sign out there",
    endOf: (device: string) => `Sign out there: ${device}`,
    endOthers: "Sign out everywhere else",
    ended: "Signed out there.",
  },
};

export const nb: typeof en = {
  title: "Innstillinger",
  saved: "Lagret.",
  reading: {
    title: "Språk og tid",
    language: "Språk",
    timeZone: "Tidssone",
    timeZoneHint: "E-poster kommer, og klokkeslett vises, etter klokka på dette stedet.",
    unknownZone: "Velg en av sonene i listen.",
    button: "Lagre",
  },
  digest: {
    title: "Oppsummeringen",
    lead: "Én e-post for hver runde, når den er lukket.",
    when: "Når den kommer",
    secondWorkingDay: "Den andre virkedagen etter",
    secondWorkingDayHint: "Tidsnok til å lese den før ukas samtaler.",
    weekday: "På en ukedag jeg velger",
    atOnce: "Med en gang runden er lukket",
    day: "Ukedag",
    weekdays: ["Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag"],
    hour: "Klokkeslett",
    content: "Hva e-posten inneholder",
    summary: "Oppsummeringen",
    link: "Bare at den er klar, og lenken",
    linkHint: "For den som leser e-post der andre ser på.",
    button: "Lagre",
  },
  pause: {
    title: "Pause fra skjemaene",
    lead: "Borte, eller rett og slett ikke nå? Runder som åpner imens, spør deg ikke. Du trenger ikke oppgi noen grunn, og ingen andre ser det.",
    open: "En runde som alt er åpen, er fortsatt åpen for deg. Du kan svare eller la være.",
    lasts: (from, until) =>
      until
        ? `Du har hatt pause siden ${from}. Du er tilbake ${until}.`
        : `Du har hatt pause siden ${from}, til du avslutter den.`,
    toCome: (from, until) =>
      until
        ? `Du har pause fra ${from}. Du er tilbake ${until}.`
        : `Du har pause fra ${from}, til du avslutter den.`,
    from: "Første dag med pause",
    until: "Første dag tilbake",
    untilHint: "La det stå tomt om du ikke vet det ennå: Pausen varer til du avslutter den.",
    take: "Ta pause",
    change: "Endre",
    end: "Avslutt pausen nå",
    takeBack: "Ingen pause likevel",
    saved: "Lagret. Ingen andre ser det.",
    ended: "Pausen er over. Du blir spurt igjen fra neste runde som åpner.",
    unreadable: "Skriv dagen som 2027-03-15, med år, måned og dag.",
    past: "Velg i dag eller en senere dag: Runder som er åpnet, blir som de er.",
    early: "Første dag tilbake må komme etter i dag og etter første dag med pause.",
  },
  sessions: {
    title: "Hvor du er logget inn",
    lead: "Avslutt det du ikke kjenner igjen. En innlogging slutter av seg selv når den ikke er brukt på tretti dager.",
    thisOne: "Denne nettleseren",
    unknown: "Ukjent nettleser",
    times: (began, used) => `Logget inn ${began}, sist brukt ${used}`,
    end: "Logg ut der",
    endOf: (device) => `Logg ut der: ${device}`,
    endOthers: "Logg ut alle andre steder",
    ended: "Logget ut der.",
  },
};
