/** Texts about modules in the one mail of a day. */
export const en = {
  subject: (modules: number): string =>
    modules === 1 ? "Tilsig: a training module" : "Tilsig: training modules",
  preheader: "Short modules, to be taken when it suits you.",
  heading: "Training",
  title: (modules: number): string =>
    modules === 1 ? "A training module for you" : "Training modules for you",
  lead: "You can stop at any screen and go on later, on any device.",
  mandatory: "Mandatory",
  offered: "Offered: you decide",
  minutes: (minutes: number) => `about ${minutes} minutes`,
  dueOn: (day: string) => `due on ${day}`,
  dueToday: "due today",
  overdue: (day: string) => `was due on ${day}`,
  button: (module: string) => `Open “${module}”`,
  whoSees: {
    mandatory:
      "Of mandatory modules your supervisor and the trainers see whether they are done, and nothing else.",
    offered: "Of modules that are offered nobody sees whether you take them.",
  },
  because:
    "You get this because a module was assigned to you at work: at most one mail a day, and none once it is done.",
};

export const nb: typeof en = {
  subject: (modules) =>
    modules === 1 ? "Tilsig: en opplæringsmodul" : "Tilsig: opplæringsmoduler",
  preheader: "Korte moduler som du tar når det passer deg.",
  heading: "Opplæring",
  title: (modules) => (modules === 1 ? "En opplæringsmodul til deg" : "Opplæringsmoduler til deg"),
  lead: "Du kan stoppe på hvilken som helst skjerm og fortsette senere, på hvilken enhet du vil.",
  mandatory: "Obligatorisk",
  offered: "Et tilbud: Du bestemmer",
  minutes: (minutes) => `omtrent ${minutes} minutter`,
  dueOn: (day) => `frist ${day}`,
  dueToday: "frist i dag",
  overdue: (day) => `fristen var ${day}`,
  button: (module) => `Åpne «${module}»`,
  whoSees: {
    mandatory:
      "For obligatoriske moduler ser veilederen din og de opplæringsansvarlige om de er gjort, og ikke noe mer.",
    offered: "For moduler som er et tilbud, ser ingen om du tar dem.",
  },
  because:
    "Du får denne e-posten fordi du er tildelt en modul på jobben: høyst én e-post om dagen, og ingen når den er gjort.",
};
