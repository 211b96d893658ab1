/** Around the privacy notice; its own text is versioned, in the folder privacy-notice. */
export const en = {
  link: "Privacy",
  mustRead: {
    title: "Before you go on",
    body: "This is how Tilsig treats what is yours. Take the time you need; you find it at the foot of every page afterwards. The button notes that you have been shown it, and agrees to nothing.",
    button: "I have read this",
  },
  version: (version: number) => `Version ${version}.`,
  supervisorView: {
    title: "What can my supervisor see?",
    lead: "This is your supervisor’s page about the last wave that has closed, for your group: made from the same published figures, by the same means.",
    card: "The very page your supervisor reads about your group.",
    sees: (name: string) => `What ${name} sees`,
    wave: (survey: string, month: string) => `${survey}, ${month}`,
    all: "That is all. There is nothing behind it to open.",
    nothing:
      "Nothing about the last wave: somebody who becomes a supervisor after a wave has closed does not get it.",
    noWave: "Nothing yet. No wave in which you were asked has closed.",
    noCell: (survey: string, month: string) =>
      `Nothing. In the last wave, ${survey} for ${month}, you were in no group, because there were too few of you or because you would have read the group’s figures yourself. Your answers are in no figure, and nobody is shown anything of them.`,
    noSupervisor:
      "You have no supervisor in Tilsig today, so nobody reads about your group for your sake.",
    never: {
      title: "What is never shown here",
      points: [
        "your answers, or anybody’s",
        "whether you answered",
        "your own balance, your own normal and what has changed for you",
        "when you answered, on what, or when you are signed in",
        "which of you said what, or how many did",
      ],
    },
    shares:
      "What you choose to share is a thing of its own. Only the one you chose sees it, and it changes nothing on this page.",
    others: "Whoever supervises somebody else in your group is shown the same about it.",
    more: "All about privacy",
  },
};

export const nb: typeof en = {
  link: "Personvern",
  mustRead: {
    title: "Før du går videre",
    body: "Slik behandler Tilsig det som er ditt. Ta den tiden du trenger; du finner teksten nederst på alle sider etterpå. Knappen noterer at du har fått se den, og samtykker ikke til noe.",
    button: "Jeg har lest dette",
  },
  version: (version) => `Versjon ${version}.`,
  supervisorView: {
    title: "Hva kan veilederen min se?",
    lead: "Dette er veilederens side om den siste runden som er lukket, for gruppen din: laget av det samme som er offentliggjort, på samme måte.",
    card: "Den samme siden som veilederen din leser om gruppen din.",
    sees: (name) => `Dette ser ${name}`,
    wave: (survey, month) => `${survey}, ${month}`,
    all: "Det er alt. Det er ingenting bak det å åpne.",
    nothing:
      "Ingenting om den siste runden: Den som blir veileder etter at en runde er lukket, får den ikke.",
    noWave: "Ingenting ennå. Ingen runde der du ble spurt, er lukket.",
    noCell: (survey, month) =>
      `Ingenting. I den siste runden, ${survey} for ${month}, var du ikke i noen gruppe, fordi dere var for få eller fordi du selv ville ha lest tallene for gruppen. Svarene dine er ikke med i noe tall, og ingen får se noe av dem.`,
    noSupervisor:
      "Du har ingen veileder i Tilsig i dag, så ingen leser om gruppen din for din skyld.",
    never: {
      title: "Dette vises aldri her",
      points: [
        "svarene dine, eller noens",
        "om du har svart",
        "din egen balanse, din egen normal og hva som har endret seg for deg",
        "når du svarte, på hva slags enhet, eller når du er logget inn",
        "hvem av dere som sa hva, eller hvor mange",
      ],
    },
    shares:
      "Det du selv velger å dele, er noe for seg. Bare den du valgte, ser det, og det endrer ingenting på denne siden.",
    others: "Den som veileder noen andre i gruppen din, får se det samme om den.",
    more: "Alt om personvern",
  },
};
