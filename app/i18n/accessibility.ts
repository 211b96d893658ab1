/** What holds of the product for everybody's use, and what does not yet; public, linked at every page's foot. */
export const en = {
  title: "Accessibility",
  lead: "Whoever works with this should be able to use it: by touch, keyboard or voice, with a screen reader, enlarged, in the dark.",
  aim: {
    title: "What we hold ourselves to",
    body: "The Web Content Accessibility Guidelines (WCAG) 2.2, levels A and AA, on every page and in every mail. The rules for public bodies in Norway ask for version 2.1.",
  },
  tested: {
    title: "What is tested with every change",
    points: [
      "Every page in English and bokmål, in light and dark colours, by automatic checks of WCAG 2.2 A and AA.",
      "Every page on a screen 320 pixels wide, which is also what 400 per cent enlargement of an ordinary screen gives: nothing has to be moved sideways.",
      "Answering with the keyboard alone, and with text at 200 per cent.",
      "What a screen reader is told of each question, its two poles and how far one has come; high contrast colours and reduced motion.",
      "Answering, signing in and sharing without any script.",
      "Charts as tables and as sentences; nothing is told by colour alone.",
    ],
  },
  short: {
    title: "What falls short",
    points: [
      "People who use a screen reader every day have not tried it yet. Names, roles and messages are checked by tests only.",
      "One question at a time needs a script. The simple page has all questions on one page and needs none.",
      "Mail programs change mails in their own ways. Each mail has a plain-text part with the same content.",
    ],
  },
  tell: {
    title: "If something does not work for you",
    body: (organisation: string | null) =>
      `Tell those who look after Tilsig ${organisation ? `in ${organisation}` : "where you work"}. You get no worse an answer for asking, and you can answer on the simple page or not at all meanwhile.`,
    authority:
      "A public body in Norway publishes its own accessibility statement at uustatus.no. If you get no answer, you can turn to the Norwegian Authority for Universal Design of ICT.",
  },
};

export const nb: typeof en = {
  title: "Tilgjengelighet",
  lead: "Alle som jobber med dette, skal kunne bruke det: med fingre, tastatur eller stemme, med skjermleser, forstørret og i mørket.",
  aim: {
    title: "Det vi holder oss til",
    body: "Retningslinjene for tilgjengelig nettinnhold (WCAG) 2.2, nivå A og AA, på alle sider og i alle e-poster. Kravene til offentlige virksomheter i Norge bygger på versjon 2.1.",
  },
  tested: {
    title: "Det som testes ved hver endring",
    points: [
      "Alle sider på bokmål og engelsk, i lyse og mørke farger, med automatisk kontroll av WCAG 2.2 A og AA.",
      "Alle sider på en skjerm som er 320 piksler bred, som er det samme som 400 prosent forstørring på en vanlig skjerm: ingenting må flyttes sidelengs.",
      "Å svare med tastaturet alene, og med tekst i 200 prosent.",
      "Det en skjermleser får vite om hvert spørsmål, de to polene og hvor langt man har kommet; høy kontrast og mindre bevegelse.",
      "Å svare, logge inn og dele helt uten skript.",
      "Diagrammer finnes også som tabell og setning; ingenting fortelles med farge alene.",
    ],
  },
  short: {
    title: "Det som mangler",
    points: [
      "Folk som bruker skjermleser til daglig, har ikke prøvd det ennå. Navn, roller og meldinger er bare kontrollert av tester.",
      "Ett spørsmål om gangen krever skript. Den enkle siden har alle spørsmålene samlet og krever ingen.",
      "E-postprogrammer endrer e-poster på hver sin måte. Alle e-poster har en ren tekstdel med samme innhold.",
    ],
  },
  tell: {
    title: "Hvis noe ikke fungerer for deg",
    body: (organisation) =>
      `Si fra til dem som har ansvar for Tilsig ${organisation ? `i ${organisation}` : "der du jobber"}. Ingen stiller dårligere av å si fra, og i mellomtiden kan du svare på den enkle siden eller la være å svare.`,
    authority:
      "En offentlig virksomhet i Norge har sin egen tilgjengelighetserklæring på uustatus.no. Får du ikke svar, kan du kontakte Tilsynet for universell utforming av IKT.",
  },
};
