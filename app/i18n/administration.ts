/** What administrators read. */
export const en = {
  title: "Administration",
  lead: "What keeps the installation going. Nobody's answers can be read here.",
  people: {
    title: "People",
    card: "Who is in which team, with which roles and which supervisor.",
    lead: "Who belongs where today. People come in, and change, by importing a list.",
    search: "Search",
    searchHint: "Name, mail address, team or unit",
    button: "Search",
    found: (count: number) => `${count} ${count === 1 ? "person" : "people"}`,
    none: "Nobody was found. Try a shorter word.",
    empty: "Nobody is entered yet. On the server: npm run tilsig -- people import people.csv",
    name: "Name",
    roles: "Roles",
    team: "Unit and team",
    supervisor: "Supervisor",
    disabled: "Closed out",
    noTeam: "No team",
  },
  audit: {
    title: "Log",
    card: "Who changed what about people, roles, surveys and settings.",
    lead: "What has been done here. Lines are added and never changed.",
    signIns: "Sign-ins are recorded too. Everyone sees their own here, and nobody else's.",
    when: "When",
    what: "What",
    empty: "Nothing has been recorded yet.",
    installation: "The installation",
    acts: {
      "signed-in": (by: string): string =>
        by === "code" ? "You signed in with a code." : "You signed in with a link.",
      "first-administrator-made": (name: string) => `${name} became the first administrator.`,
      "roles-changed": (actor: string, subject: string, added: string[], removed: string[]) =>
        [
          added.length > 0 && `${actor} gave ${subject} the role of ${listed(added, "en")}.`,
          removed.length > 0 &&
            `${actor} took the role of ${listed(removed, "en")} from ${subject}.`,
        ]
          .filter(Boolean)
          .join(" "),
      "people-imported": (actor: string) => `${actor} imported people.`,
      "address-corrected": (actor: string, subject: string) =>
        `${actor} changed the mail address of ${subject}.`,
      "history-imported": (actor: string, detail: string) =>
        `${actor} imported earlier waves: ${detail}.`,
      "series-planned": (actor: string, series: string) =>
        `${actor} planned when the waves of a series open: ${series}.`,
      "series-paused": (actor: string, series: string) =>
        `${actor} paused a series: no wave of ${series} opens by itself.`,
      "series-resumed": (actor: string, series: string) =>
        `${actor} resumed a series: the waves of ${series} open by themselves again.`,
      "wave-opened": (actor: string, detail: string) => `${actor} opened a wave: ${detail}.`,
      "wave-not-opened": {
        missed: (wave: string) =>
          `A wave was left out, because the server was not running while it should have been open: ${wave}.`,
        "too-late": (wave: string) =>
          `A wave was left out, because its close was too near by the time it could be opened: ${wave}.`,
        nobody: (wave: string) =>
          `A wave could not be opened, because nobody is to be asked: ${wave}. It is tried again until its close is near.`,
        "still-open": (wave: string) =>
          `A wave waits to be opened, because the one before has not closed: ${wave}.`,
      },
      "wave-closed": (actor: string, detail: string) => `${actor} closed a wave: ${detail}.`,
      "own-data-taken": "You took home what is kept about you.",
      "account-erased": "An account was erased, with what was kept about its person.",
      "retention-changed": (actor: string, changes: string[]) =>
        `${actor} changed how long things are kept: ${listed(changes, "en")}.`,
      "false-alarms-accepted": (actor: string, detail: string) =>
        `${actor} changed how many false alarms are accepted: ${detail} a year in a group.`,
      "module-published": (actor: string, detail: string) =>
        `${actor} published a module: ${detail}.`,
      "module-assigned": {
        person: (actor: string, module: string, whom: string) =>
          `${actor} assigned the module ${module} to ${whom}.`,
        team: (actor: string, module: string) =>
          `${actor} assigned the module ${module} to a team.`,
        unit: (actor: string, module: string) =>
          `${actor} assigned the module ${module} to a unit.`,
        role: (actor: string, module: string) =>
          `${actor} assigned the module ${module} to a role.`,
      },
      "assignment-ended": {
        person: (actor: string, module: string, whom: string) =>
          `${actor} ended the assignment of the module ${module} to ${whom}.`,
        team: (actor: string, module: string) =>
          `${actor} ended the assignment of the module ${module} to a team.`,
        unit: (actor: string, module: string) =>
          `${actor} ended the assignment of the module ${module} to a unit.`,
        role: (actor: string, module: string) =>
          `${actor} ended the assignment of the module ${module} to a role.`,
      },
      "module-waived": (actor: string, module: string, whom: string) =>
        `${actor} waived the module ${module} for ${whom}.`,
    },
    someone: "somebody who is no longer here",
    other: (act: string) => `Recorded: ${act}.`,
  },
};

export const nb: typeof en = {
  title: "Administrasjon",
  lead: "Det som holder installasjonen i gang. Ingens svar kan leses her.",
  people: {
    title: "Personer",
    card: "Hvem som er i hvilket team, med hvilke roller og hvilken veileder.",
    lead: "Hvem som hører til hvor i dag. Personer kommer inn, og endres, ved at en liste leses inn.",
    search: "Søk",
    searchHint: "Navn, e-postadresse, team eller enhet",
    button: "Søk",
    found: (count) => `${count} ${count === 1 ? "person" : "personer"}`,
    none: "Fant ingen. Prøv et kortere ord.",
    empty: "Ingen er lagt inn ennå. På serveren: npm run tilsig -- people import people.csv",
    name: "Navn",
    roles: "Roller",
    team: "Enhet og team",
    supervisor: "Metodeveileder",
    disabled: "Stengt ute",
    noTeam: "Ikke noe team",
  },
  audit: {
    title: "Logg",
    card: "Hvem som har endret hva ved personer, roller, skjemaer og innstillinger.",
    lead: "Hva som er gjort her. Linjer legges til og endres aldri.",
    signIns: "Innlogginger skrives også ned. Alle ser sine egne her, og ingen andres.",
    when: "Når",
    what: "Hva",
    empty: "Ingenting er skrevet ned ennå.",
    installation: "Installasjonen",
    acts: {
      "signed-in": (by) =>
        by === "code" ? "Du logget inn med en kode." : "Du logget inn med en lenke.",
      "first-administrator-made": (name) => `${name} ble den første administratoren.`,
      "roles-changed": (actor, subject, added, removed) =>
        [
          added.length > 0 && `${actor} ga ${subject} rollen som ${listed(added, "nb")}.`,
          removed.length > 0 && `${actor} tok rollen som ${listed(removed, "nb")} fra ${subject}.`,
        ]
          .filter(Boolean)
          .join(" "),
      "people-imported": (actor) => `${actor} leste inn personer.`,
      "address-corrected": (actor, subject) => `${actor} endret e-postadressen til ${subject}.`,
      "history-imported": (actor, detail) => `${actor} leste inn tidligere runder: ${detail}.`,
      "series-planned": (actor, series) => `${actor} la en plan for rundene i en serie: ${series}.`,
      "series-paused": (actor, series) =>
        `${actor} satte en serie på pause: Ingen runde i ${series} åpner av seg selv.`,
      "series-resumed": (actor, series) =>
        `${actor} satte en serie i gang igjen: Rundene i ${series} åpner av seg selv.`,
      "wave-opened": (actor, detail) => `${actor} åpnet en runde: ${detail}.`,
      "wave-not-opened": {
        missed: (wave) =>
          `En runde ble hoppet over, fordi serveren ikke var i gang da den skulle ha vært åpen: ${wave}.`,
        "too-late": (wave) =>
          `En runde ble hoppet over, fordi det var for kort tid til den skulle lukke da den kunne åpnes: ${wave}.`,
        nobody: (wave) =>
          `En runde kunne ikke åpnes, fordi det ikke er noen å spørre: ${wave}. Det prøves igjen til det nærmer seg lukking.`,
        "still-open": (wave) =>
          `En runde venter på å bli åpnet, fordi den forrige ikke er lukket: ${wave}.`,
      },
      "wave-closed": (actor, detail) => `${actor} lukket en runde: ${detail}.`,
      "own-data-taken": "Du tok med deg det som er lagret om deg.",
      "account-erased": "En konto ble slettet, med det som var lagret om personen.",
      "retention-changed": (actor, changes) =>
        `${actor} endret hvor lenge noe lagres: ${listed(changes, "nb")}.`,
      "false-alarms-accepted": (actor, detail) =>
        `${actor} endret hvor mange falske alarmer som godtas: ${detail} i året per rapportgruppe.`,
      "module-published": (actor, detail) => `${actor} publiserte en modul: ${detail}.`,
      "module-assigned": {
        person: (actor, module, whom) => `${actor} tildelte modulen ${module} til ${whom}.`,
        team: (actor, module) => `${actor} tildelte modulen ${module} til et team.`,
        unit: (actor, module) => `${actor} tildelte modulen ${module} til en enhet.`,
        role: (actor, module) => `${actor} tildelte modulen ${module} til en rolle.`,
      },
      "assignment-ended": {
        person: (actor, module, whom) =>
          `${actor} avsluttet tildelingen av modulen ${module} til ${whom}.`,
        team: (actor, module) => `${actor} avsluttet tildelingen av modulen ${module} til et team.`,
        unit: (actor, module) =>
          `${actor} avsluttet tildelingen av modulen ${module} til en enhet.`,
        role: (actor, module) =>
          `${actor} avsluttet tildelingen av modulen ${module} til en rolle.`,
      },
      "module-waived": (actor, module, whom) => `${actor} fritok ${whom} fra modulen ${module}.`,
    },
    someone: "en som ikke er her lenger",
    other: (act) => `Skrevet ned: ${act}.`,
  },
};

function listed(words: string[], language: "en" | "nb") {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(words);
}
