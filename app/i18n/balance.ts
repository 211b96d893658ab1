import { tall, word } from "./numbers.ts";

/** A specialist's own page: what drains and what nourishes, over time and factor by factor. */
export const en = {
  title: "My balance",
  lead: "Only you see this page. It is made from your own answers and compared with yourself alone.",
  none: {
    title: "Nothing here yet",
    body: "When you have answered your first pulse, you see your own balance here.",
  },
  signals: {
    title: "What stands out for you",
    quiet: "Nothing drains you more than is usual for you.",
    more: (waves: number) =>
      waves === 1
        ? "This has drained you more than is usual for you."
        : `This has drained you more than is usual for you, ${word(waves)} waves running.`,
    less: (waves: number) =>
      waves === 1
        ? "This has given you less than is usual for you."
        : `This has given you less than is usual for you, ${word(waves)} waves running.`,
    long: "This has drained you for a long time.",
    chance: "This may be chance. About six in ten such signs are not.",
    step: "One small thing to try",
    alone: "Only you see this. It is made from your own answers and nobody else's.",
  },
  home: {
    standsOut: (factors: string[]) => `Stands out for you: ${factors.join("; ")}.`,
  },
  overTime: {
    title: "Drained and nourished, over time",
    explain:
      "Above the line: what gave you energy. Below it: what drained you. The line in bold is the balance between the two.",
    summary: (period: string, balance: string) => `Your balance in ${period} was ${balance}.`,
    nourish: "Nourishes",
    drain: "Drains",
    balance: "Balance",
    period: "Wave",
    table: "The same as a table",
    notAnswered: "–",
  },
  factors: {
    title: "Each factor against your own normal",
    explain: (period: string) =>
      `The dot is your answer in ${period}. The bar is where most of your earlier answers lay; it needs three of them.`,
    latest: "Latest",
    normal: "Your normal",
    factor: "Factor",
    belowNormal: "below your normal",
    aboveNormal: "above your normal",
    asNormal: "as is normal for you",
    noNormal: "no normal yet",
    skipped: "not answered",
    range: (low: string, high: string) => `${low} to ${high}`,
  },
  ends: { drains: "drains", nourishes: "nourishes" },
  /** The scale of the pulse, lowest first. */
  scale: [
    "drained me a lot",
    "drained me a little",
    "neither",
    "a little energy",
    "a lot of energy",
  ],
  chance:
    "A single answer above or below your normal is often chance. The balance over months says more.",
};

export const nb: typeof en = {
  title: "Balansen min",
  lead: "Bare du ser denne siden. Den er laget av dine egne svar og sammenligner deg bare med deg selv.",
  none: {
    title: "Ingenting her ennå",
    body: "Når du har svart på din første puls, ser du din egen balanse her.",
  },
  signals: {
    title: "Det som skiller seg ut for deg",
    quiet: "Ingenting tapper deg mer enn det som er vanlig for deg.",
    more: (waves) =>
      waves === 1
        ? "Dette har tappet deg mer enn det som er vanlig for deg."
        : `Dette har tappet deg mer enn det som er vanlig for deg, ${tall(waves)} runder på rad.`,
    less: (waves) =>
      waves === 1
        ? "Dette har gitt deg mindre enn det som er vanlig for deg."
        : `Dette har gitt deg mindre enn det som er vanlig for deg, ${tall(waves)} runder på rad.`,
    long: "Dette har tappet deg lenge.",
    chance: "Dette kan være tilfeldig. Omtrent seks av ti slike tegn er ikke det.",
    step: "Én liten ting å prøve",
    alone: "Bare du ser dette. Det er laget av dine egne svar og ingen andres.",
  },
  home: {
    standsOut: (factors) => `Skiller seg ut for deg: ${factors.join("; ")}.`,
  },
  overTime: {
    title: "Tappet og næret over tid",
    explain:
      "Over linja: det som ga deg energi. Under: det som tappet deg. Den tykke linja er balansen mellom de to.",
    summary: (period, balance) => `Balansen din i ${period} var ${balance}.`,
    nourish: "Nærer",
    drain: "Tapper",
    balance: "Balanse",
    period: "Runde",
    table: "Det samme som tabell",
    notAnswered: "–",
  },
  factors: {
    title: "Hvert forhold mot din egen normal",
    explain: (period) =>
      `Prikken er svaret ditt i ${period}. Streken er der de fleste av de tidligere svarene dine lå; den trenger tre av dem.`,
    latest: "Sist",
    normal: "Din normal",
    factor: "Forhold",
    belowNormal: "under din normal",
    aboveNormal: "over din normal",
    asNormal: "som vanlig for deg",
    noNormal: "ingen normal ennå",
    skipped: "ikke besvart",
    range: (low, high) => `${low} til ${high}`,
  },
  ends: { drains: "tapper", nourishes: "nærer" },
  scale: ["tappet meg mye", "tappet meg litt", "verken–eller", "litt energi", "mye energi"],
  chance:
    "Ett enkelt svar over eller under din normal er ofte tilfeldig. Balansen over måneder sier mer.",
};
