/** The training of a supervisor's people, in the digest and on its page. */
export const en = {
  heading: "Training",
  overdue: "Mandatory and overdue",
  due: "Mandatory and due within two weeks",
  line: (name: string, module: string, day: string) => `${name}: ${module} (${day})`,
  more: (people: number) => `and ${people} more`,
  offered: ({ done, open }: { done: number; open: number }) =>
    `Of what is offered, ${done} ${done === 1 ? "module has" : "modules have"} been taken and ${open} not. Who takes them is nobody’s business.`,
  fitting: "The module that fits:",
  module: (title: string, minutes: number) => `${title}, about ${minutes} minutes`,
};

export const nb: typeof en = {
  heading: "Opplæring",
  overdue: "Obligatorisk og over fristen",
  due: "Obligatorisk med frist innen to uker",
  line: (name, module, day) => `${name}: ${module} (${day})`,
  more: (people) => `og ${people} til`,
  offered: ({ done, open }) =>
    `Av det som er tilbud, er ${done} ${done === 1 ? "modul" : "moduler"} tatt og ${open} ikke. Hvem som tar dem, er den enkeltes sak.`,
  fitting: "Modulen som passer:",
  module: (title, minutes) => `${title}, omtrent ${minutes} minutter`,
};
