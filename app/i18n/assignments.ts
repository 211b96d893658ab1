/** What is assigned and to whom, and what the groups struggle with: the trainer's pages. */
export const en = {
  title: "Assignments",
  lead: "What is assigned, to whom, and how far it has come.",
  begin: "Assign a module",
  struggles: "What the groups struggle with",
  assigned:
    "It is assigned. Everybody concerned is told in their next daily mail, and whoever joins later gets it too.",
  assignedBefore: "The same was assigned earlier today. Nobody is told twice.",
  ended: "The assignment has ended.",
  none: "Nothing is assigned. Modules that nobody is assigned can be taken all the same.",
  table: { module: "Module", scope: "For", due: "Due", counts: "How far" },
  kinds: { mandatory: "Mandatory", offered: "Offered" },
  due: {
    on: (day: string) => day,
    after: (days: number) =>
      days === 1 ? "A day after being assigned" : `${days} days after being assigned`,
    none: "No date",
  },
  scopes: {
    team: (team: string, unit: string) => `${team} (${unit})`,
    unit: (unit: string) => `All of ${unit}`,
    roles: {
      specialist: "All specialists",
      supervisor: "All supervisors",
      trainer: "All trainers",
      administrator: "All administrators",
    },
    gone: "Somebody who is no longer here",
  },
  counts: {
    overdue: (people: number) => `${people} overdue`,
    open: (people: number) => `${people} open`,
    done: (people: number) => `${people} done`,
    waived: (people: number) => `${people} waived`,
    taken: {
      "under-half": "Less than half have taken it",
      "half-or-more": "Half or more have taken it",
      "nearly-all": "Nearly all have taken it",
    },
    tooFew: "Too few people to tell",
    nobody: "Nobody belongs here yet",
  },
  endedPlans: (plans: number) => (plans === 1 ? "One that has ended" : `${plans} that have ended`),
  endedOn: (day: string) => `ended ${day}`,
  make: {
    title: "Assign a module",
    lead: "Choose the module and whom it is for. Several at once are fine.",
    module: "Module",
    chooseModule: "Choose a module",
    moduleOption: (title: string, audience: string, minutes: number) =>
      `${title} – ${audience.toLocaleLowerCase("en")}, ${minutes} min`,
    whom: "Whom is it for?",
    whomHint:
      "Whoever joins a team, a unit or a role later gets the module by itself, from that day on.",
    roles: "Roles",
    teams: "Units and teams",
    wholeUnit: (unit: string) => `All of ${unit}`,
    withPeople: (name: string, people: number) => `${name} (${people})`,
    chosenIn: (unit: string, chosen: number) => `${unit} – ${chosen} chosen`,
    people: "Single people",
    search: "Name or address",
    find: "Find",
    nobodyFound: "Nobody of this name is here.",
    moreFound: (shown: number, found: number) =>
      `${shown} of ${found} are shown. Write more of the name to find the others.`,
    due: "By when?",
    dueKinds: {
      on: "On a date",
      after: "Some days after each person is assigned it",
      none: "No date",
    },
    dueHints: {
      on: "Whoever joins shortly before has two weeks.",
      after: "Fits when people will join later.",
      none: "People are told once, and not reminded.",
    },
    day: "Date",
    days: "Days",
    reminders:
      "Reminders come five days and one day before, and one day and a week after, in the one mail of the day.",
    kind: "Mandatory or offered?",
    kindHints: {
      mandatory:
        "Trainers, and each person’s supervisor, see by name who has done it and who has not. Nobody sees answers, attempts or times.",
      offered:
        "Nobody sees who takes it. From seven people on it says whether about half or nearly all have.",
    },
    look: "See how many it concerns",
    concerns: (people: number) =>
      people === 0
        ? "It concerns nobody today; whoever joins gets it."
        : people === 1
          ? "It concerns one person today."
          : `It concerns ${people} people today.`,
    assign: "Assign",
    problems: {
      noModule: "Choose a module.",
      unknownModule: "There is no such module. Choose one of these.",
      unpublished: "This module is not published yet. Publish it first, or choose another.",
      nobodyChosen: "Choose at least one role, unit, team or person.",
      nobodyThere: "One of those you chose is no longer here. Look through what is chosen.",
      noDay: "Choose a date.",
      impossibleDay: "There is no such day. Choose another.",
      pastDay: "This day has passed. Choose today or later.",
      farDay: "This day is more than two years away. Choose a nearer one.",
      days: "Write whole days from 1 to 365.",
      kind: "Choose whether it is mandatory or offered.",
    },
  },
  plan: {
    facts: {
      scope: "For",
      kind: "Kind",
      due: "Due",
      by: "Assigned",
      byOn: (name: string | null, day: string) => (name ? `by ${name}, ${day}` : day),
      ended: "Ended",
    },
    seen: {
      mandatory:
        "You see who has done it and who has not; each person’s supervisor sees the same of his or her own people. Answers, attempts and times are shown to nobody.",
      offered:
        "Taking it is each person’s own business, so there are no names and no exact counts.",
    },
    groups: {
      overdue: "Overdue",
      open: "Not done yet",
      waived: "Waived",
      done: "Done",
    },
    person: "Person",
    due: "Due",
    reason: "Reason",
    waive: "Waive",
    waiveOne: (name: string) => `Waive for ${name}`,
    waived: "It is waived. The person reads the reason among the modules.",
    notOpen: "There was nothing to waive: it is done, waived or ended already.",
    hasEnded:
      "This assignment has ended. Nobody is asked for it any more; what people have done stays theirs.",
    newMembers: "Whoever joins gets it by itself.",
    end: "End this assignment",
    back: "All assignments",
  },
  waiver: {
    title: (module: string) => `Waive: ${module}`,
    lead: (name: string) =>
      `${name} is then not asked for this module any more, and not reminded. It counts as waived, not as done.`,
    reason: "Reason",
    reasonHint:
      "The person, trainers and the person’s supervisor read it. Write nothing about health.",
    missing: "Write a reason, in a few words.",
    tooLong: "Write at most 200 characters.",
    button: "Waive",
    cancel: "Back without waiving",
  },
  ending: {
    title: (module: string) => `End: ${module}`,
    lead: (whom: string) => `Assigned to: ${whom}.`,
    means: [
      "Nobody is asked for it any more, and nobody is reminded.",
      "Whoever joins later does not get it.",
      "What people have passed stays theirs, with certificates. What is begun can be finished.",
      "An ended assignment cannot be taken up again; the module can be assigned anew.",
    ],
    button: "End it",
    cancel: "Back without ending",
  },
  factors: {
    title: "What the groups struggle with",
    lead: "Released signals of the last closed wave, counted over all groups. No group is named.",
    wave: (survey: string, period: string) => `${survey}, ${period}`,
    none: "No wave has closed yet.",
    quiet: "No group has a signal. All is quiet.",
    tooFewGroups:
      "There are fewer than five groups, so nothing can be said of them without telling of one.",
    factor: "Factor",
    groups: "Groups with a signal",
    modules: "Modules that answer it",
    cells: (cells: number, of: number) => `${cells} of ${of}`,
    few: "Fewer than five",
    forSupervisors: "Supervisors",
    forSpecialists: "Specialists",
    structural: "Answered in the organisation first: the supervisor begins.",
    noModule: "No module answers it yet.",
    assign: "Assign",
    assignOne: (title: string) => `Assign: ${title}`,
    effect: {
      title: "Do groups come back sooner?",
      body: "How long a signal stood until it ended: in groups where at least half of those asked, or their supervisors, passed a module about it while it stood, and in the others.",
      trained: "With a module",
      others: "Without",
      waves: (waves: string, cells: number) => `${waves} waves on average, in ${cells} groups`,
      tooFew: "Too few groups to say",
      notProof:
        "This is not a proof. Groups that take a module may differ from others in more than that.",
    },
    back: "All assignments",
  },
};

export const nb: typeof en = {
  title: "Tildelinger",
  lead: "Hva som er tildelt, hvem det gjelder, og hvor langt det er kommet.",
  begin: "Tildel en modul",
  struggles: "Hva gruppene strever med",
  assigned:
    "Modulen er tildelt. De det gjelder, får vite det i sin neste daglige e-post, og den som kommer til senere, får den også.",
  assignedBefore: "Det samme ble tildelt tidligere i dag. Ingen får beskjed to ganger.",
  ended: "Tildelingen er avsluttet.",
  none: "Ingenting er tildelt. Alle kan ta moduler uten at de er tildelt.",
  table: { module: "Modul", scope: "Gjelder", due: "Frist", counts: "Hvor langt" },
  kinds: { mandatory: "Obligatorisk", offered: "Tilbud" },
  due: {
    on: (day) => day,
    after: (days) => (days === 1 ? "Én dag etter tildelingen" : `${days} dager etter tildelingen`),
    none: "Ingen frist",
  },
  scopes: {
    team: (team, unit) => `${team} (${unit})`,
    unit: (unit) => `Hele ${unit}`,
    roles: {
      specialist: "Alle jobbspesialister",
      supervisor: "Alle metodeveiledere",
      trainer: "Alle opplæringsansvarlige",
      administrator: "Alle administratorer",
    },
    gone: "En som ikke er her lenger",
  },
  counts: {
    overdue: (people) => `${people} over fristen`,
    open: (people) => `${people} gjenstår`,
    done: (people) => `${people} ferdig`,
    waived: (people) => `${people} fritatt`,
    taken: {
      "under-half": "Under halvparten har tatt den",
      "half-or-more": "Halvparten eller flere har tatt den",
      "nearly-all": "Nesten alle har tatt den",
    },
    tooFew: "For få til at det kan sies",
    nobody: "Ingen hører til her ennå",
  },
  endedPlans: (plans) => (plans === 1 ? "Én som er avsluttet" : `${plans} som er avsluttet`),
  endedOn: (day) => `avsluttet ${day}`,
  make: {
    title: "Tildel en modul",
    lead: "Velg modulen og hvem den er for. Du kan velge flere på én gang.",
    module: "Modul",
    chooseModule: "Velg en modul",
    moduleOption: (title, audience, minutes) =>
      `${title} – ${audience.toLocaleLowerCase("nb")}, ${minutes} min`,
    whom: "Hvem er den for?",
    whomHint:
      "Den som senere kommer til et team, en enhet eller en rolle, får modulen av seg selv fra den dagen.",
    roles: "Roller",
    teams: "Enheter og team",
    wholeUnit: (unit) => `Hele ${unit}`,
    withPeople: (name, people) => `${name} (${people})`,
    chosenIn: (unit, chosen) => `${unit} – ${chosen} valgt`,
    people: "Enkeltpersoner",
    search: "Navn eller adresse",
    find: "Finn",
    nobodyFound: "Ingen med dette navnet er her.",
    moreFound: (shown, found) =>
      `${shown} av ${found} vises. Skriv mer av navnet for å finne de andre.`,
    due: "Når er fristen?",
    dueKinds: {
      on: "På en dato",
      after: "Noen dager etter at hver enkelt har fått den",
      none: "Ingen frist",
    },
    dueHints: {
      on: "Den som kommer til like før, får to uker.",
      after: "Passer når noen kommer til senere.",
      none: "Hver får beskjed én gang, og ingen påminnelser.",
    },
    day: "Dato",
    days: "Dager",
    reminders:
      "Påminnelser kommer fem dager og én dag før, og én dag og én uke etter, i dagens ene e-post.",
    kind: "Obligatorisk eller et tilbud?",
    kindHints: {
      mandatory:
        "Opplæringsansvarlige og den enkeltes veileder ser med navn hvem som har tatt den og hvem som ikke har. Ingen ser svar, forsøk eller tidspunkter.",
      offered:
        "Ingen ser hvem som tar den. Fra sju personer og oppover står det om omtrent halvparten eller nesten alle har gjort det.",
    },
    look: "Se hvor mange det gjelder",
    concerns: (people) =>
      people === 0
        ? "Det gjelder ingen i dag; den som kommer til, får den."
        : people === 1
          ? "Det gjelder én person i dag."
          : `Det gjelder ${people} personer i dag.`,
    assign: "Tildel",
    problems: {
      noModule: "Velg en modul.",
      unknownModule: "Denne modulen finnes ikke. Velg en av disse.",
      unpublished: "Denne modulen er ikke publisert ennå. Publiser den først, eller velg en annen.",
      nobodyChosen: "Velg minst én rolle, enhet, person eller ett team.",
      nobodyThere: "En av dem du valgte, er ikke her lenger. Se gjennom det som er valgt.",
      noDay: "Velg en dato.",
      impossibleDay: "Denne dagen finnes ikke. Velg en annen.",
      pastDay: "Denne dagen er passert. Velg i dag eller senere.",
      farDay: "Denne dagen er mer enn to år fram. Velg en nærmere.",
      days: "Skriv hele dager fra 1 til 365.",
      kind: "Velg om den er obligatorisk eller et tilbud.",
    },
  },
  plan: {
    facts: {
      scope: "Gjelder",
      kind: "Slag",
      due: "Frist",
      by: "Tildelt",
      byOn: (name, day) => (name ? `av ${name}, ${day}` : day),
      ended: "Avsluttet",
    },
    seen: {
      mandatory:
        "Du ser hvem som har tatt den og hvem som ikke har; veilederen ser det samme om sine egne. Svar, forsøk og tidspunkter vises ikke for noen.",
      offered: "Om den tas, er den enkeltes sak. Derfor vises verken navn eller nøyaktige antall.",
    },
    groups: {
      overdue: "Over fristen",
      open: "Gjenstår",
      waived: "Fritatt",
      done: "Ferdig",
    },
    person: "Person",
    due: "Frist",
    reason: "Begrunnelse",
    waive: "Frita",
    waiveOne: (name) => `Frita ${name}`,
    waived: "Personen er fritatt og kan lese begrunnelsen blant modulene.",
    notOpen:
      "Det var ingenting å frita fra: Modulen er allerede tatt, personen er fritatt, eller tildelingen er avsluttet.",
    hasEnded:
      "Denne tildelingen er avsluttet. Ingen blir bedt om den lenger, og det folk har gjort, er fortsatt deres.",
    newMembers: "Den som kommer til, får den av seg selv.",
    end: "Avslutt tildelingen",
    back: "Alle tildelinger",
  },
  waiver: {
    title: (module) => `Fritak fra: ${module}`,
    lead: (name) =>
      `${name} blir ikke lenger bedt om å ta denne modulen og får ingen påminnelser. Den regnes som fritatt, ikke som tatt.`,
    reason: "Begrunnelse",
    reasonHint:
      "Personen, opplæringsansvarlige og personens veileder leser den. Skriv ingenting om helse.",
    missing: "Skriv en begrunnelse med noen få ord.",
    tooLong: "Skriv høyst 200 tegn.",
    button: "Frita",
    cancel: "Tilbake uten å frita",
  },
  ending: {
    title: (module) => `Avslutt: ${module}`,
    lead: (whom) => `Tildelt: ${whom}.`,
    means: [
      "Ingen blir bedt om modulen lenger, og ingen får påminnelser.",
      "Den som kommer til senere, får den ikke.",
      "Det folk har bestått, er fortsatt deres, med kursbevis. Det som er begynt på, kan gjøres ferdig.",
      "En avsluttet tildeling kan ikke tas opp igjen, men modulen kan tildeles på nytt.",
    ],
    button: "Avslutt",
    cancel: "Tilbake uten å avslutte",
  },
  factors: {
    title: "Hva gruppene strever med",
    lead: "Offentliggjorte signaler fra den siste lukkede runden, telt over alle rapportgrupper. Ingen gruppe er nevnt.",
    wave: (survey, period) => `${survey}, ${period}`,
    none: "Ingen runde er lukket ennå.",
    quiet: "Ingen gruppe har et signal. Alt er rolig.",
    tooFewGroups:
      "Det er færre enn fem rapportgrupper, så ingenting kan sies om dem uten å fortelle om én.",
    factor: "Forhold",
    groups: "Grupper med signal",
    modules: "Moduler som svarer på det",
    cells: (cells, of) => `${cells} av ${of}`,
    few: "Færre enn fem",
    forSupervisors: "Metodeveiledere",
    forSpecialists: "Jobbspesialister",
    structural: "Dette løses først i organisasjonen: Veilederen begynner.",
    noModule: "Ingen modul svarer på det ennå.",
    assign: "Tildel",
    assignOne: (title) => `Tildel: ${title}`,
    effect: {
      title: "Kommer gruppene raskere tilbake?",
      body: "Hvor lenge et signal sto før det tok slutt: i grupper der minst halvparten av de spurte, eller veilederne deres, besto en modul om det mens det sto, og i de andre.",
      trained: "Med en modul",
      others: "Uten",
      waves: (waves, cells) => `${waves} runder i gjennomsnitt, i ${cells} grupper`,
      tooFew: "For få grupper til å si noe",
      notProof:
        "Dette er ikke et bevis. Grupper som tar en modul, kan skille seg fra de andre på flere måter.",
    },
    back: "Alle tildelinger",
  },
};
