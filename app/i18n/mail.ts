import * as pages from "./mail-pages.ts";
import { tall, word } from "./numbers.ts";

/** The texts of the mails. None greets anybody by name: a mail is read on locked screens and forwarded. */
export const en = {
  pages: pages.en,
  signIn: {
    subject: "Sign in to Tilsig",
    preheader: "A link and a code that work for ten minutes.",
    press: "Press the button in the browser where you asked to sign in.",
    button: "Sign in",
    openLink: "Open this link in the browser where you asked to sign in:",
    type: "Reading this on another device? Type this code where you asked to sign in:",
    validity: "The link and the code work once, within ten minutes. A new request replaces them.",
    secrecy: "Give the code to nobody. We never ask for it.",
    notYou: "You did not ask for this? Then nothing happens, and you need do nothing.",
  },
  invitation: {
    subject: (survey: string, period: string) => `Tilsig: ${survey}, ${period}`,
    preheader: (minutes: number, until: string) => `${aboutMinutes(minutes)}. Open until ${until}.`,
    title: (survey: string, period: string) => `${survey}, ${period}`,
    lead: (minutes: number, until: string) =>
      `${aboutMinutes(minutes)}, on a phone or a computer. Open until ${until}.`,
    button: "Answer now",
    link: "The link is yours alone: it lets you answer, and it shows nothing. Please do not forward it.",
    whoSeesWhat: "Who sees what",
    confidential: (people: number) =>
      `Your answers are confidential: only you can see them, and others see only what at least ${word(people)} people have answered together.`,
    unseen: "Nobody else learns whether you answered.",
    inPeace: "If it does not suit you",
    skip: "You can skip any question, or leave the whole wave alone. Nobody is told.",
    pause: "Away for a while? You need give no reason:",
    pauseLink: "Pause the surveys",
    unsubscribe: "Would you rather not have mails about surveys and modules? Stop them here:",
    unsubscribeLink: "Stop mails about surveys and modules",
    because: "You get this because you take part in this survey at work.",
  },
  reminder: {
    subject: (survey: string, period: string) => `Tilsig: ${survey}, ${period}`,
    subjectOfSeveral: (surveys: number) => `Tilsig: ${word(surveys)} surveys are open`,
    preheader: "A wave is open to you. You can leave it alone, and nobody is told.",
    title: (survey: string, period: string) => `${survey}, ${period}`,
    titleOfSeveral: (surveys: number) => `${capital(word(surveys))} surveys are open to you`,
    lead: (until: string) => `Still open, until ${until}.`,
    leadToday: (hour: string) => `The last day: open until ${hour} today.`,
    leadOfSeveral: "One mail for all of them. Answer those that you want to.",
    until: (minutes: number, until: string) => `${aboutMinutes(minutes)}. Open until ${until}.`,
    untilToday: (minutes: number, hour: string) =>
      `${aboutMinutes(minutes)}. The last day: open until ${hour} today.`,
    button: "Answer now",
    buttonOf: (survey: string) => `Answer ${survey}`,
    link: "It is the same link as before, and it is yours alone. Please do not forward it.",
    links: "The links are yours alone. Please do not forward them.",
    whenDone: "Once you have answered, no more mails come about it.",
    confidential: (people: number) =>
      `Only you can see your answers, and others see only what at least ${word(people)} people have answered together. Nobody else learns whether you answered.`,
    because: "You get this because you take part in surveys at work: at most one mail a day.",
  },
  talkRequest: {
    subject: "Tilsig: someone would like a talk",
    preheader: "Sign in to see who. No reason was asked for.",
    lead: "Someone you supervise would like a talk with you. Sign in to see who.",
    button: "See it in Tilsig",
    noReason:
      "No reason was asked for, and none is needed. A short word soon is enough to begin with.",
    because: "You get this because you are a supervisor, at most once a day.",
  },
  failedClose: {
    subject: "Tilsig: a wave could not be closed",
    preheader: "Nothing was published, and no answers are lost.",
    lead: (survey: string, period: string) => `${survey} for ${period} could not be closed.`,
    kept: "Nothing was published, and no answers are lost. After its time no more answers are taken. The server tries again every ten minutes, and this is the only mail about it.",
    button: "See the waves",
    log: "If it does not close by itself, look for “wave-close-failed” in the server’s log.",
    because: "You get this because you are an administrator.",
  },
  leftOut: {
    subject: (waves: number) =>
      waves === 1 ? "Tilsig: a wave was left out" : `Tilsig: ${word(waves)} waves were left out`,
    preheader: "The server was not running. Nobody was asked, and no answers are lost.",
    lead: (survey: string, periods: string[]) =>
      `${survey} for ${listed(periods)} did not open: the server was not running while it should have.`,
    next: "Nobody was asked, and no answers are lost. What has gone by cannot be made up for; the next wave opens by the plan.",
    button: "See the next dates",
    because: "You get this because you are an administrator. It is the only mail about it.",
  },
  testMail: {
    subject: "Tilsig: a test mail",
    preheader: "Mail from Tilsig arrives.",
    lead: "Mail from Tilsig arrives at this address.",
    spam: "Did it lie among spam? Then whoever runs your mail server should look at SPF and DKIM for the sender’s domain, so that the others do not land there.",
    button: "See the mail in Tilsig",
    link: "If the button opens Tilsig, links in mails work too. If it does not, TILSIG_ORIGIN is not the address that people type.",
    because: "You get this because an administrator asked for it.",
  },
  digest: {
    subject: (period: string) => `Tilsig: the ${period} digest is ready`,
    preheader: "It is about whole groups, never about single people.",
    title: (period: string) => `Digest for ${period}`,
    quiet: "All quiet: nothing stands out this time.",
    quietInWhatIsShown: "All quiet: nothing stands out in what can be shown.",
    silence: "A digest comes after every wave. If one is missing, something is wrong.",
    nothingToShow: "There are no figures to show this time.",
    listen: "Go by what you hear in supervision.",
    oneStandsOut: (factor: string, predicate: string) =>
      `One factor stands out: ${quoted(factor)} ${predicate}.`,
    severalStandOut: (factors: string[]) =>
      `${capital(word(factors.length))} factors stand out: ${listed(factors.map(quoted))}.`,
    standOutInSeveral: (cells: { name: string; signals: number }[]) =>
      `${capital(word(sum(cells)))} factors stand out: ${listed(
        cells.map(({ name, signals }) => `${word(signals)} in ${name}`),
      )}.`,
    directions: {
      drains: "drains more than it used to",
      "nourishes-less": "nourishes less than it used to",
      "below-usual": "is below what is usual for the group",
      "persistently-drains": "has drained for a long time",
    },
    grades: { "worth-asking": "worth asking about", clear: "a clear sign" },
    duration: (waves: number) =>
      waves === 1 ? "new in this wave" : `${word(waves)} waves running`,
    protect: "Protect this",
    protectWhy: "Has nourished for longest. Keep what makes it so.",
    look: "Look at this",
    nothingHere: "Nothing stands out here.",
    notAProof:
      "A signal is a reason to ask. It proves nothing, and it foretells nothing about anyone.",
    nextStep: "One next step",
    about: (factor: string) => `About ${quoted(factor)}`,
    aboutIn: (factor: string, cell: string) => `About ${quoted(factor)} in ${cell}`,
    structural: "For you and the organisation to put right; it is not the specialists’ to carry.",
    talk: "A ten-minute talk",
    talkHow: "Ask one thing at a time and hear it out. Never ask who answered what.",
    avoid: "One thing to avoid",
    broughtUp: "Someone wants to bring something up with you. Sign in to see it.",
    seeBroughtUp: "See what it is",
    open: "Open the digest in Tilsig",
    figures: "All factors in this wave",
    factor: "Factor",
    band: "Band",
    bands: { drains: "drains", mixed: "mixed", nourishes: "nourishes" },
    notShown: "not shown",
    participation: {
      "under-half": "Under half answered.",
      "half-or-more": "Half or more answered.",
      "nearly-all": "Nearly all answered.",
    },
    withheld: "Some figures are not shown because they could give away an answer.",
    because: "You get this after every wave because you supervise people in it.",
    unsubscribe: "Would you rather not have digests by mail? Stop them here:",
    unsubscribeLink: "Stop these digests",
    ready: (period: string) => `The digest for ${period} is ready.`,
    linkOnly: "You have chosen to be sent no more than that. Sign in to read it.",
  },
};

export const nb: typeof en = {
  pages: pages.nb,
  signIn: {
    subject: "Logg inn på Tilsig",
    preheader: "En lenke og en kode som virker i ti minutter.",
    press: "Trykk på knappen i den nettleseren der du ba om å logge inn.",
    button: "Logg inn",
    openLink: "Åpne denne lenken i den nettleseren der du ba om å logge inn:",
    type: "Leser du dette på en annen enhet? Skriv denne koden der du ba om å logge inn:",
    validity:
      "Lenken og koden virker én gang, i ti minutter. Ber du om nye, slutter disse å virke.",
    secrecy: "Ikke gi koden til noen. Vi spør aldri om den.",
    notYou: "Ba du ikke om dette? Da skjer det ingenting, og du trenger ikke gjøre noe.",
  },
  invitation: {
    subject: (survey, period) => `Tilsig: ${survey}, ${period}`,
    preheader: (minutes, until) => `${omtrentMinutter(minutes)}. Åpen til ${until}.`,
    title: (survey, period) => `${survey}, ${period}`,
    lead: (minutes, until) =>
      `${omtrentMinutter(minutes)}, på telefon eller PC. Åpen til ${until}.`,
    button: "Svar nå",
    link: "Lenken er bare din: Den lar deg svare, og den viser ingenting. Ikke send den videre.",
    whoSeesWhat: "Hvem ser hva",
    confidential: (people) =>
      `Svarene dine er fortrolige: Bare du kan se dem, og andre ser bare hva minst ${tall(people)} personer har svart til sammen.`,
    unseen: "Ingen andre får vite om du har svart.",
    inPeace: "Hvis det ikke passer",
    skip: "Du kan hoppe over spørsmål, eller la hele runden ligge. Ingen får beskjed.",
    pause: "Borte en stund? Du trenger ikke oppgi noen grunn:",
    pauseLink: "Ta pause fra skjemaene",
    unsubscribe: "Vil du ikke ha e-post om skjemaer og moduler? Stopp den her:",
    unsubscribeLink: "Stopp e-post om skjemaer og moduler",
    because: "Du får denne e-posten fordi du er med i denne undersøkelsen på jobben.",
  },
  reminder: {
    subject: (survey, period) => `Tilsig: ${survey}, ${period}`,
    subjectOfSeveral: (surveys) => `Tilsig: ${tall(surveys)} skjemaer er åpne`,
    preheader: "En runde er åpen for deg. Du kan la den ligge, og ingen får beskjed.",
    title: (survey, period) => `${survey}, ${period}`,
    titleOfSeveral: (surveys) => `${capital(tall(surveys))} skjemaer er åpne for deg`,
    lead: (until) => `Fortsatt åpen, til ${until}.`,
    leadToday: (hour) => `Siste dag: åpen til kl. ${hour} i dag.`,
    leadOfSeveral: "Én e-post for alle. Svar på dem du vil.",
    until: (minutes, until) => `${omtrentMinutter(minutes)}. Åpen til ${until}.`,
    untilToday: (minutes, hour) =>
      `${omtrentMinutter(minutes)}. Siste dag: åpen til kl. ${hour} i dag.`,
    button: "Svar nå",
    buttonOf: (survey) => `Svar på ${survey}`,
    link: "Det er samme lenke som sist, og den er bare din. Ikke send den videre.",
    links: "Lenkene er bare dine. Ikke send dem videre.",
    whenDone: "Når du har svart på et skjema, kommer det ikke flere e-poster om det.",
    confidential: (people) =>
      `Bare du kan se svarene dine, og andre ser bare hva minst ${tall(people)} personer har svart til sammen. Ingen andre får vite om du har svart.`,
    because:
      "Du får denne e-posten fordi du er med i undersøkelser på jobben: høyst én e-post om dagen.",
  },
  talkRequest: {
    subject: "Tilsig: Noen ønsker en samtale",
    preheader: "Logg inn for å se hvem. Vi har ikke spurt om hvorfor.",
    lead: "En du veileder, ønsker en samtale med deg. Logg inn for å se hvem.",
    button: "Se det i Tilsig",
    noReason:
      "Vi har ikke spurt om hvorfor, og det trengs ingen grunn. Et par ord snart er nok til å begynne med.",
    because: "Du får denne e-posten fordi du er veileder, høyst én gang om dagen.",
  },
  failedClose: {
    subject: "Tilsig: En runde lot seg ikke lukke",
    preheader: "Ingenting ble offentliggjort, og ingen svar er tapt.",
    lead: (survey, period) => `${survey} for ${period} lot seg ikke lukke.`,
    kept: "Ingenting ble offentliggjort, og ingen svar er tapt. Når tiden er ute, tas det ikke imot flere svar. Serveren prøver igjen hvert tiende minutt, og dette er den eneste e-posten om det.",
    button: "Se rundene",
    log: "Hvis den ikke lukker seg av seg selv, kan du se etter «wave-close-failed» i loggen til serveren.",
    because: "Du får denne e-posten fordi du er administrator.",
  },
  leftOut: {
    subject: (waves) =>
      waves === 1
        ? "Tilsig: En runde ble hoppet over"
        : `Tilsig: ${capital(tall(waves))} runder ble hoppet over`,
    preheader: "Serveren var ikke i gang. Ingen ble spurt, og ingen svar er tapt.",
    lead: (survey, periods) =>
      `${survey} for ${oppramset(periods)} åpnet ikke: Serveren var ikke i gang da den skulle ha åpnet.`,
    next: "Ingen ble spurt, og ingen svar er tapt. Det som er forbi, kan ikke tas igjen. Neste runde åpner etter planen.",
    button: "Se de neste datoene",
    because: "Du får denne e-posten fordi du er administrator. Det kommer ikke flere om dette.",
  },
  testMail: {
    subject: "Tilsig: en test-e-post",
    preheader: "E-post fra Tilsig kommer fram.",
    lead: "E-post fra Tilsig kommer fram til denne adressen.",
    spam: "Lå den i søppelposten? Da bør den som drifter e-postserveren, se på SPF og DKIM for avsenderens domene, så de andre ikke havner der.",
    button: "Se e-posten i Tilsig",
    link: "Åpner knappen Tilsig, virker lenkene i e-postene også. Gjør den ikke det, er ikke TILSIG_ORIGIN den adressen folk skriver.",
    because: "Du får denne e-posten fordi en administrator ba om den.",
  },
  digest: {
    subject: (period) => `Tilsig: oppsummeringen for ${period} er klar`,
    preheader: "Den handler om hele grupper, aldri om enkeltpersoner.",
    title: (period) => `Oppsummering for ${period}`,
    quiet: "Alt rolig: Ingenting skiller seg ut denne gangen.",
    quietInWhatIsShown: "Alt rolig: Ingenting skiller seg ut i det som kan vises.",
    silence: "Oppsummeringen kommer etter hver runde. Uteblir den, er noe galt.",
    nothingToShow: "Det er ingen tall å vise denne gangen.",
    listen: "Hold deg til det du hører i veiledningen.",
    oneStandsOut: (factor, predicate) =>
      `Ett forhold skiller seg ut: ${sitert(factor)} ${predicate}.`,
    severalStandOut: (factors) =>
      `${capital(tall(factors.length))} forhold skiller seg ut: ${oppramset(factors.map(sitert))}.`,
    standOutInSeveral: (cells) =>
      `${capital(tall(sum(cells)))} forhold skiller seg ut: ${oppramset(
        cells.map(({ name, signals }) => `${signals === 1 ? "ett" : tall(signals)} i ${name}`),
      )}.`,
    directions: {
      drains: "tapper mer enn før",
      "nourishes-less": "nærer mindre enn før",
      "below-usual": "ligger under det som er vanlig for gruppen",
      "persistently-drains": "har tappet lenge",
    },
    grades: { "worth-asking": "verdt å spørre om", clear: "et tydelig tegn" },
    duration: (waves) => (waves === 1 ? "nytt i denne runden" : `${tall(waves)} runder på rad`),
    protect: "Ta vare på dette",
    protectWhy: "Har vært nærende lengst. Hold fast ved det som gjør det slik.",
    look: "Se nærmere på dette",
    nothingHere: "Ingenting skiller seg ut her.",
    notAProof:
      "Et signal er en grunn til å spørre. Det beviser ingenting, og det spår ingenting om noen.",
    nextStep: "Ett neste steg",
    about: (factor) => `Om ${sitert(factor)}`,
    aboutIn: (factor, cell) => `Om ${sitert(factor)} i ${cell}`,
    structural: "Dette må du og organisasjonen rette på. Det er ikke jobbspesialistenes å bære.",
    talk: "En samtale på ti minutter",
    talkHow: "Spør om én ting om gangen, og hør ferdig. Spør aldri hvem som har svart hva.",
    avoid: "Én ting å unngå",
    broughtUp: "Noen vil ta opp noe med deg. Logg inn for å se det.",
    seeBroughtUp: "Se hva det er",
    open: "Åpne oppsummeringen i Tilsig",
    figures: "Alle forholdene i denne runden",
    factor: "Forhold",
    band: "Nivå",
    bands: { drains: "tapper", mixed: "blandet", nourishes: "nærer" },
    notShown: "vises ikke",
    participation: {
      "under-half": "Under halvparten svarte.",
      "half-or-more": "Halvparten eller flere svarte.",
      "nearly-all": "Nesten alle svarte.",
    },
    withheld: "Noen tall vises ikke fordi de kunne avsløre et svar.",
    because: "Du får denne e-posten etter hver runde fordi du veileder noen som er med.",
    unsubscribe: "Vil du ikke ha oppsummeringer på e-post? Stopp dem her:",
    unsubscribeLink: "Stopp disse oppsummeringene",
    ready: (period) => `Oppsummeringen for ${period} er klar.`,
    linkOnly: "Du har valgt å ikke få mer enn dette på e-post. Logg inn for å lese den.",
  },
};

function aboutMinutes(minutes: number) {
  return minutes === 1 ? "About a minute" : `About ${word(minutes)} minutes`;
}

function omtrentMinutter(minutes: number) {
  return minutes === 1 ? "Omtrent ett minutt" : `Omtrent ${tall(minutes)} minutter`;
}

function quoted(text: string) {
  return `“${text}”`;
}

function sitert(text: string) {
  return `«${text}»`;
}

const LISTED = new Intl.ListFormat("en-GB", { type: "conjunction" });
const OPPRAMSET = new Intl.ListFormat("nb-NO", { type: "conjunction" });

function listed(parts: string[]) {
  return LISTED.format(parts);
}

function oppramset(parts: string[]) {
  return OPPRAMSET.format(parts);
}

function sum(cells: { signals: number }[]) {
  return cells.reduce((total, { signals }) => total + signals, 0);
}

function capital(text: string) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
