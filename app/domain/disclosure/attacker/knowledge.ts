/** Answers to one item that an attacker knows, by person. */
export type KnownAnswers = ReadonlyMap<string, number>;

export interface Knowledge {
  who: "nobody" | "one-mate" | "two-mates" | "viewer" | "sharers";
  known: KnownAnswers;
}

/** Who of the respondents looks, and who has shared the answer. */
export interface Insiders {
  viewer?: string;
  sharers: readonly string[];
}

/**
 * What an attacker can know of one item besides what is published: nobody's answer, any single
 * respondent's, any two, the viewer's own, all that were shared. Singles and pairs come on top of
 * the viewer's and the shared ones, as D13 has it.
 */
export function knowledgeOf(answers: KnownAnswers, { viewer, sharers }: Insiders): Knowledge[] {
  const of = (...people: (string | undefined)[]) =>
    new Map([...answers].filter(([person]) => people.includes(person)));
  const given = [viewer, ...sharers];
  const others = [...answers.keys()].filter((person) => !given.includes(person));
  return [
    { who: "nobody", known: new Map() },
    { who: "viewer", known: of(viewer) },
    { who: "sharers", known: of(...sharers) },
    ...others.map((mate): Knowledge => ({ who: "one-mate", known: of(...given, mate) })),
    ...others.flatMap((one, at) =>
      others
        .slice(at + 1)
        .map((other): Knowledge => ({ who: "two-mates", known: of(...given, one, other) })),
    ),
  ];
}
