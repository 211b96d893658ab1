import { tall, word } from "./numbers.ts";

/** What a specialist's own group said, and how it has moved: the published bands, in words. */
export const en = {
  title: "What came of it",
  lead: "What your group said together, and how it has moved since the wave before.",
  card: "What your group said together, and how it has moved.",
  moved: (period: string, up: number, down: number) => {
    if (up + down === 0) return `In ${period} no factor changed its step.`;
    const more = [up > 0 && `${word(up)} nourished more`, down > 0 && `${word(down)} drained more`];
    return `Of your group's factors in ${period}, ${more.filter(Boolean).join(" and ")} than before.`;
  },
  latest: (period: string) => `The wave of ${period}`,
  moves: {
    down: "Drains more than before",
    up: "Nourishes more than before",
    same: "As before",
    first: "Nothing to compare with yet",
  },
  noneMoved: "No factor has changed its step since the wave before.",
  steps:
    "Answers are shown in three steps – drains, mixed, nourishes – and for groups of at least five people only. Your supervisor sees the same.",
  trendOf: (factor: string, bands: string) => `${factor}, oldest first: ${bands}`,
  none: {
    title: "Nothing here yet",
    body: "When a wave that asked you has closed, what your group said together stands here. For groups that are too small nothing is published.",
  },
  next: {
    title: "The next wave",
    opens: (day: string) => `Opens on ${day}. You get a mail.`,
    unplanned: "Is announced by mail.",
  },
  supervisorView: "What my supervisor can see",
};

export const nb: typeof en = {
  title: "Hva som kom ut av det",
  lead: "Hva gruppen din sa til sammen, og hvordan det har flyttet seg siden forrige runde.",
  card: "Hva gruppen din sa til sammen, og hvordan det har flyttet seg.",
  moved: (period, up, down) => {
    if (up + down === 0) return `I ${period} skiftet ingen forhold trinn.`;
    const more = [up > 0 && `${tall(up)} mer nærende`, down > 0 && `${tall(down)} mer tappende`];
    return `Av gruppens forhold ble ${more.filter(Boolean).join(" og ")} enn før i ${period}.`;
  },
  latest: (period) => `Runden i ${period}`,
  moves: {
    down: "Tapper mer enn før",
    up: "Nærer mer enn før",
    same: "Som før",
    first: "Ingenting å sammenligne med ennå",
  },
  noneMoved: "Ingen forhold har skiftet trinn siden forrige runde.",
  steps:
    "Svarene vises i tre trinn – tapper, blandet, nærer – og bare for grupper på minst fem. Veilederen din ser det samme.",
  trendOf: (factor, bands) => `${factor}, eldste først: ${bands}`,
  none: {
    title: "Ingenting her ennå",
    body: "Når en runde du er blitt spurt i, er lukket, står det her hva gruppen din sa til sammen. For grupper som er for små, offentliggjøres ingenting.",
  },
  next: {
    title: "Neste runde",
    opens: (day) => `Åpner ${day}. Du får en e-post.`,
    unplanned: "Varsles på e-post.",
  },
  supervisorView: "Hva veilederen min kan se",
};
