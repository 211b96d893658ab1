/** What is told of answers that stand on somebody's device and have not been received. */
export const en = {
  on: { phone: "this phone", computer: "this computer" },
  saved: (on: string) =>
    `What you have chosen is saved on ${on} until you send it, for seven days at most.`,
  savedNowhere: "This browser keeps nothing, so your answers stand on this page only.",
  waiting: {
    title: (on: string) => `Saved on ${on}`,
    body: "Not received yet: the server could not be reached. Your answers are sent by themselves when there is signal. You can close this page.",
    again: "Try now",
    change: "Look at or change my answers",
  },
  unkept: {
    title: "Not received yet",
    body: "The server could not be reached, and this browser keeps nothing. Leave this page open: your answers are sent by themselves when there is signal.",
  },
  signedOut: {
    title: (on: string) => `Saved on ${on}`,
    body: "You are signed out, so your answers could not be received. They are sent as soon as you have signed in again.",
    signIn: "Sign in",
  },
  received: {
    title: "Received",
    body: "Your answers are stored.",
    on: "Go on",
  },
  superseded: {
    title: "Not stored",
    body: "You have sent other answers to this survey since, or taken yours back. That stands.",
    on: "To the survey",
  },
  refused:
    "Your answers could not be received as they were. Look through them and send them once more.",
  closed: {
    title: (on: string) => `What stands on ${on}`,
    body: (on: string) =>
      `These answers were not received in time and count nowhere. They are on ${on} only. You can read them here and then delete them.`,
    delete: (on: string) => `Delete them from ${on}`,
    deleted: (on: string) => `Deleted. Nothing of them is left on ${on}.`,
  },
  notice: {
    waiting: (what: string, on: string) =>
      `${what}: your answers are saved on ${on} and have not been received yet. They are sent by themselves.`,
    received: (what: string) => `${what}: your answers have been received.`,
    superseded: (what: string) =>
      `${what}: what this device still held was not stored. You have sent other answers since, or taken yours back, and that stands.`,
    closed: (what: string, on: string) =>
      `${what} closed before your answers were received. They are on ${on} and count nowhere.`,
    open: "Open them",
  },
  leaving:
    "Your answers have not been received yet. Signing out deletes them from this device. Sign out all the same?",
  shared: {
    label: "This is a shared computer",
    hint: "Nothing of your answers is kept on it while you answer. If the line breaks, they stand on the open page only.",
  },
  offline: {
    title: "No signal",
    lead: "The page you asked for cannot be fetched just now.",
    form: (on: string) =>
      `There is no signal. You can answer all the same: your answers are saved on ${on} and sent by themselves later.`,
    nothing: "A survey that you have opened on this device before can be answered without signal.",
    back: "There is signal again.",
    again: "Try again",
  },
};

export const nb: typeof en = {
  on: { phone: "denne telefonen", computer: "denne datamaskinen" },
  saved: (on) => `Det du har valgt, er lagret på ${on} til du sender det, i høyst sju dager.`,
  savedNowhere: "Denne nettleseren tar ikke vare på noe, så svarene står bare på denne siden.",
  waiting: {
    title: (on) => `Lagret på ${on}`,
    body: "Ikke mottatt ennå: fikk ikke kontakt med serveren. Svarene sendes av seg selv når det er dekning. Du kan lukke denne siden.",
    again: "Prøv nå",
    change: "Se på eller endre svarene mine",
  },
  unkept: {
    title: "Ikke mottatt ennå",
    body: "Fikk ikke kontakt med serveren, og denne nettleseren tar ikke vare på noe. La siden stå åpen: svarene sendes av seg selv når det er dekning.",
  },
  signedOut: {
    title: (on) => `Lagret på ${on}`,
    body: "Du er logget ut, så svarene kunne ikke tas imot. De sendes så snart du har logget inn igjen.",
    signIn: "Logg inn",
  },
  received: {
    title: "Mottatt",
    body: "Svarene dine er lagret.",
    on: "Gå videre",
  },
  superseded: {
    title: "Ikke lagret",
    body: "Du har sendt andre svar på dette skjemaet siden, eller trukket svarene tilbake. Det er det som gjelder.",
    on: "Til skjemaet",
  },
  refused: "Svarene kunne ikke tas imot slik de var. Se gjennom dem og send en gang til.",
  closed: {
    title: (on) => `Det som står på ${on}`,
    body: (on) =>
      `Disse svarene kom ikke fram i tide og teller ikke med noe sted. De ligger bare på ${on}. Du kan lese dem her og så slette dem.`,
    delete: (on) => `Slett dem fra ${on}`,
    deleted: (on) => `Slettet. Det ligger ikke noe igjen av dem på ${on}.`,
  },
  notice: {
    waiting: (what, on) =>
      `${what}: svarene dine er lagret på ${on} og er ikke mottatt ennå. De sendes av seg selv.`,
    received: (what) => `${what}: svarene dine er mottatt.`,
    superseded: (what) =>
      `${what}: det som lå igjen på denne enheten, ble ikke lagret. Du har sendt andre svar siden, eller trukket dem tilbake, og det er det som gjelder.`,
    closed: (what, on) =>
      `${what} lukket før svarene dine ble mottatt. De ligger på ${on} og teller ikke med noe sted.`,
    open: "Åpne dem",
  },
  leaving:
    "Svarene dine er ikke mottatt ennå. Når du logger ut, slettes de fra denne enheten. Vil du logge ut likevel?",
  shared: {
    label: "Dette er en delt datamaskin",
    hint: "Ingenting av svarene dine lagres på den mens du svarer. Blir linjen borte, står de bare på den åpne siden.",
  },
  offline: {
    title: "Ingen dekning",
    lead: "Siden du ba om, kan ikke hentes akkurat nå.",
    form: (on) =>
      `Det er ingen dekning. Du kan svare likevel: svarene lagres på ${on} og sendes av seg selv senere.`,
    nothing: "Et skjema du har åpnet på denne enheten før, kan besvares uten dekning.",
    back: "Det er dekning igjen.",
    again: "Prøv igjen",
  },
};
