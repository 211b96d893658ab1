/** The training of a supervisor's people, in the digest and on its page. */
export const en = {
  heading: "Training",
  overdue: "Mandatory and overdue",
  due: "Mandatory and due within two weeks",
  line: (name: string, module: string, day: string) => `${name}: ${module} (${day})`,
  more: (people: number) => `and ${people} more`,
  offered: {
    "under-half":
      "Of what is offered, less than half has been taken. Who takes it is nobody’s business.",
    "half-or-more":
      "Of what is offered, half or more has been taken. Who takes it is nobody’s business.",
    "nearly-all":
      "Of what is offered, nearly all has been taken. Who takes it is nobody’s business.",
  },
  fitting: "The module that fits:",
  module: (title: string, minutes: number) => `${title}, about ${minutes} minutes`,
};

export const nb: typeof en = {
  heading: "Opplæring",
  overdue: "Obligatorisk og over fristen",
  due: "Obligatorisk med frist innen to uker",
  line: (name, module, day) => `${name}: ${module} (${day})`,
  more: (people) => `og ${people} til`,
  offered: {
    "under-half":
      "Av det som er tilbud, er mindre enn halvparten tatt. Hvem som tar det, er den enkeltes sak.",
    "half-or-more":
      "Av det som er tilbud, er halvparten eller mer tatt. Hvem som tar det, er den enkeltes sak.",
    "nearly-all":
      "Av det som er tilbud, er nesten alt tatt. Hvem som tar det, er den enkeltes sak.",
  },
  fitting: "Modulen som passer:",
  module: (title, minutes) => `${title}, omtrent ${minutes} minutter`,
};
