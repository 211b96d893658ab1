/** When the waves of each survey open by themselves: the administrator's pages and commands. */
export const en = {
  title: "Series",
  lead: "When the waves of each survey open and close by themselves. Weekends and Norwegian holidays are passed over.",
  card: "When the waves of each survey open by themselves, and pausing that.",
  survey: "Survey",
  plan: "Plan",
  next: "Next wave",
  change: "Change the plan",
  make: "Make a plan",
  changeOf: (title: string) => `Change the plan: ${title}`,
  makeOf: (title: string) => `Make a plan: ${title}`,
  noPlan: "No plan: nobody is sent anything.",
  none: "None",
  pausedSince: (date: string) => `Paused since ${date}. No wave opens by itself.`,
  away: {
    title: "People who are away",
    leave: "Somebody who is on leave or has left gets an end date in the list of people:",
    command: "npm run tilsig -- people import people.csv",
    pause:
      "Everybody can take a break in their own settings, without giving a reason. Whoever does is not asked by waves that open meanwhile. Nobody but the person sees it, you included.",
  },
  /** One series. */
  one: {
    lead: "Its waves open and close by themselves, and everyone on the roster is invited.",
    offered:
      "Nothing is planned yet. This is the usual plan; change what does not fit, and save it.",
    months: "Months with a wave",
    week: "Opens on the",
    weekday: "Weekday",
    opens: "Hour it opens",
    openDays: "Days open (1–27)",
    closes: "Hour it closes",
    timeZone: "Time zone",
    timeZoneHint: "Waves open and close by the clock of this place.",
    save: "Save the plan",
    show: "Show the dates",
    saved: "Saved. The next wave opens on the first of the dates below.",
    paused: "Paused. A wave that is open stays open and closes at its time.",
    resumed: "Resumed. The next wave opens on the first of the dates below.",
    pause: {
      title: "Pause the series",
      body: "No wave opens by itself until you resume it. A wave that is open stays open.",
      button: "Pause",
    },
    resume: "Resume",
  },
  dates: {
    title: "The next dates",
    lead: (zone: string) => `By the clock of ${zone}. Nothing is sent before the first of them.`,
    proposed: (zone: string) =>
      `With the plan that stands above, which is not saved yet. By the clock of ${zone}.`,
    unfit: "With this plan there are none yet: see what stands above.",
    wave: "Wave",
    opens: "Opens",
    closes: "Closes",
  },
  /** Waves of the plan that did not open. */
  notOpened: {
    title: "Waves that did not open",
    why: {
      missed: "Left out: the server was not running while it should have been open.",
      "too-late": "Left out: its close was too near by the time it could be opened.",
      nobody: "Not opened: there was nobody to ask.",
      "still-open": "Not opened: the wave before had not closed.",
    },
  },
  weeks: ["first", "second", "third", "fourth"],
  weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
  months: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
  inWords: (week: string, weekday: string, opens: string, openDays: number, closes: string) =>
    `The ${week} ${weekday} of the month at ${opens}, open for ${openDays === 1 ? "one day" : `${openDays} days`}, until ${closes}.`,
  everyMonth: "Every month.",
  everyMonthBut: (months: string[]) => `Every month but ${listed(months, "en")}.`,
  inMonths: (months: string[]) => `In ${listed(months, "en")}.`,
  /** Why a plan cannot be, and what to do. */
  unfit: {
    unknownSurvey: (known: string[]) =>
      `There is no such survey. There are ${listed(known, "en")}.`,
    unknownZone:
      "There is no such time zone. Choose one that is named after a place, such as Europe/Oslo.",
    noMonth: "No month is left. Choose at least one.",
    noSuchMonth: (month: number) =>
      `${month} is not a month. Months are 1 (January) to 12 (December).`,
    bounds: {
      months: "Choose each month once.",
      week: "Choose the first, second, third or fourth: a fifth is not in every month.",
      weekday: "Choose a day from Monday to Friday.",
      opens: "Choose a whole hour from 0 to 23.",
      openDays: "Write a whole number of days from 1 to 27.",
      closes: "Choose a whole hour from 0 to 23.",
    },
    closesFirst: (opens: string, closes: string) =>
      `Holidays would have a wave close (${closes}) before it opens (${opens}). Have it open for more days, or close later in the day.`,
    collides: (own: string, other: string, title: string) =>
      `People would get two surveys within a week: this one opens on ${own}, and ${title} on ${other}. Choose another week or other months.`,
    followsTooSoon: (own: string, other: string, title: string) =>
      `People would get two surveys within a week: ${title} opened on ${other}, and this one would open on ${own}. Choose another week, or save the plan after that day.`,
  },
};

export const nb: typeof en = {
  title: "Serier",
  lead: "Når rundene i hvert skjema åpner og lukker av seg selv. Helger og norske helligdager hoppes over.",
  card: "Når rundene i hvert skjema åpner av seg selv, og hvordan det settes på pause.",
  survey: "Skjema",
  plan: "Plan",
  next: "Neste runde",
  change: "Endre planen",
  make: "Lag en plan",
  changeOf: (title) => `Endre planen: ${title}`,
  makeOf: (title) => `Lag en plan: ${title}`,
  noPlan: "Ingen plan: Ingen får tilsendt noe.",
  none: "Ingen",
  pausedSince: (date) => `På pause siden ${date}. Ingen runde åpner av seg selv.`,
  away: {
    title: "De som er borte",
    leave: "Den som har permisjon eller har sluttet, får en sluttdato i listen over personer:",
    command: "npm run tilsig -- people import people.csv",
    pause:
      "Alle kan ta pause i sine egne innstillinger uten å oppgi noen grunn. Den som gjør det, blir ikke spurt i runder som åpner imens. Bare personen selv ser det, ikke du heller.",
  },
  one: {
    lead: "Rundene åpner og lukker av seg selv, og alle som skal spørres, blir invitert.",
    offered:
      "Ingenting er planlagt ennå. Dette er den vanlige planen. Endre det som ikke passer, og lagre den.",
    months: "Måneder med runde",
    week: "Åpner den",
    weekday: "Ukedag",
    opens: "Klokkeslett den åpner",
    openDays: "Dager åpen (1–27)",
    closes: "Klokkeslett den lukker",
    timeZone: "Tidssone",
    timeZoneHint: "Runder åpner og lukker etter klokka på dette stedet.",
    save: "Lagre planen",
    show: "Vis datoene",
    saved: "Lagret. Neste runde åpner på den første av datoene under.",
    paused: "Satt på pause. En runde som er åpen, blir stående og lukker når tiden er ute.",
    resumed: "I gang igjen. Neste runde åpner på den første av datoene under.",
    pause: {
      title: "Sett serien på pause",
      body: "Ingen runde åpner av seg selv før du setter den i gang igjen. En runde som er åpen, blir stående.",
      button: "Sett på pause",
    },
    resume: "Sett i gang igjen",
  },
  dates: {
    title: "De neste datoene",
    lead: (zone) => `Etter klokka i ${zone}. Ingenting sendes før den første av dem.`,
    proposed: (zone) =>
      `Med planen som står over, og som ikke er lagret ennå. Etter klokka i ${zone}.`,
    unfit: "Med denne planen er det ingen ennå: Se det som står over.",
    wave: "Runde",
    opens: "Åpner",
    closes: "Lukker",
  },
  notOpened: {
    title: "Runder som ikke åpnet",
    why: {
      missed: "Hoppet over: Serveren var ikke i gang da den skulle ha vært åpen.",
      "too-late": "Hoppet over: Det var for kort tid til den skulle lukke da den kunne åpnes.",
      nobody: "Ikke åpnet: Det var ingen å spørre.",
      "still-open": "Ikke åpnet: Runden før var ikke lukket.",
    },
  },
  weeks: ["første", "andre", "tredje", "fjerde"],
  weekdays: ["mandag", "tirsdag", "onsdag", "torsdag", "fredag"],
  months: [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
  ],
  inWords: (week, weekday, opens, openDays, closes) =>
    `Den ${week} ${weekday}en i måneden kl. ${opens}, åpen i ${openDays === 1 ? "én dag" : `${openDays} dager`}, til kl. ${closes}.`,
  everyMonth: "Hver måned.",
  everyMonthBut: (months) => `Alle måneder unntatt ${listed(months, "nb")}.`,
  inMonths: (months) => `I ${listed(months, "nb")}.`,
  unfit: {
    unknownSurvey: (known) => `Det skjemaet finnes ikke. Disse finnes: ${listed(known, "nb")}.`,
    unknownZone:
      "Den tidssonen finnes ikke. Velg en som er oppkalt etter et sted, for eksempel Europe/Oslo.",
    noMonth: "Det er ingen måned igjen. Velg minst én.",
    noSuchMonth: (month) =>
      `${month} er ikke en måned. Måneder går fra 1 (januar) til 12 (desember).`,
    bounds: {
      months: "Velg hver måned én gang.",
      week: "Velg første, andre, tredje eller fjerde: Ikke alle måneder har en femte.",
      weekday: "Velg en dag fra mandag til fredag.",
      opens: "Velg en hel time fra 0 til 23.",
      openDays: "Skriv et helt antall dager fra 1 til 27.",
      closes: "Velg en hel time fra 0 til 23.",
    },
    closesFirst: (opens, closes) =>
      `Helligdager ville fått en runde til å lukke (${closes}) før den åpner (${opens}). La den være åpen flere dager, eller la den lukke senere på dagen.`,
    collides: (own, other, title) =>
      `Folk ville fått to skjemaer i løpet av en uke: Dette åpner ${own}, og ${title} åpner ${other}. Velg en annen uke eller andre måneder.`,
    followsTooSoon: (own, other, title) =>
      `Folk ville fått to skjemaer i løpet av en uke: ${title} åpnet ${other}, og dette ville åpnet ${own}. Velg en annen uke, eller lagre planen etter den dagen.`,
  },
};

function listed(words: string[], language: "en" | "nb") {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(words);
}
