import { chanceOf } from "./chance.ts";

/** A team of Nordlys IPS: who supervises whom in it. */
interface Team {
  unit: string;
  team: string;
  supervised: { by: string; specialists: string[] }[];
}

export const teams: readonly Team[] = [
  {
    unit: "Finnmark",
    team: "Alta",
    supervised: [
      {
        by: "Máret Sara",
        specialists: [
          "Ánde Hætta",
          "Biret Gaup",
          "Elin Thomassen",
          "Farida Rahimi",
          "Jonas Pedersen",
          "Sigrid Mathisen",
          "Tomasz Nowak",
        ],
      },
    ],
  },
  {
    unit: "Finnmark",
    team: "Hammerfest",
    supervised: [
      { by: "Geir Hansen", specialists: ["Hanna Olsen", "Lars Isaksen", "Yonas Tesfay"] },
    ],
  },
  {
    unit: "Finnmark",
    team: "Vadsø",
    supervised: [
      {
        by: "Geir Hansen",
        specialists: ["Inga Utsi", "Marit Kvammen", "Petter Lorentzen", "Svetlana Ivanova"],
      },
    ],
  },
  {
    unit: "Troms",
    team: "Tromsø",
    supervised: [
      {
        by: "Kari Lie",
        specialists: [
          "Amina Yusuf",
          "Anne Bakken",
          "Bjørn Kristoffersen",
          "Dag Evensen",
          "Solveig Dahl",
        ],
      },
      {
        by: "Rune Jakobsen",
        specialists: ["Ellen Eira", "Frode Hagen", "Gro Johnsen", "Mikkel Somby", "Nour Haddad"],
      },
    ],
  },
  {
    unit: "Troms",
    team: "Harstad",
    supervised: [
      {
        by: "Ingebjørg Nilsen",
        specialists: [
          "Daniel Okafor",
          "Hans Berntsen",
          "Ida Fredriksen",
          "Ragnhild Sørensen",
          "Samuel Myrvang",
          "Vibeke Strøm",
        ],
      },
    ],
  },
  {
    unit: "Troms",
    team: "Finnsnes",
    supervised: [
      {
        by: "Kari Lie",
        specialists: ["Jon Nygård", "Kristin Aas", "Mehmet Demir", "Oda Jenssen", "Tuva Henriksen"],
      },
    ],
  },
  {
    unit: "Nordland",
    team: "Bodø",
    supervised: [
      {
        by: "Leila Karimi",
        specialists: ["Abdi Warsame", "Espen Rist", "Karoline Vik", "Knut Myhre", "Liv Grønmo"],
      },
      {
        by: "Øyvind Strand",
        specialists: ["Nils Labba", "Renate Kristiansen", "Sara Ellingsen", "Thi Mai Nguyen"],
      },
    ],
  },
  {
    unit: "Nordland",
    team: "Mo i Rana",
    supervised: [{ by: "Øyvind Strand", specialists: ["Olena Kovalenko", "Torill Sandnes"] }],
  },
];

/** Those who are in no team: their roles stand for what they may do. */
export const others: Record<string, "supervisor" | "trainer" | "administrator"> = {
  ...Object.fromEntries(
    teams.flatMap(({ supervised }) => supervised.map(({ by }) => [by, "supervisor"])),
  ),
  "Tor Berg": "trainer",
  "Hege Solbakken": "trainer",
  "Astrid Moe": "administrator",
};

/** Everybody else has chosen bokmål. */
const inEnglish = new Set([
  "Astrid Moe",
  "Daniel Okafor",
  "Kari Lie",
  "Leila Karimi",
  "Olena Kovalenko",
  "Solveig Dahl",
  "Tomasz Nowak",
  "Tor Berg",
]);

/** Who came during the last year: how many of the twelve closed waves they were not yet there for. */
const newcomers = new Map([
  ["Daniel Okafor", 3],
  ["Nour Haddad", 5],
  ["Sara Ellingsen", 7],
]);

export const specialists: readonly string[] = teams.flatMap(({ supervised }) =>
  supervised.flatMap(({ specialists }) => specialists),
);

/** The people of the demo as a file for the import of people; `past` are the closed waves. */
export function peopleFile(past: readonly string[]): string {
  const rows = [
    ...Object.entries(others).map(([name, role]) => [name, role, "", "", "", ""]),
    ...teams.flatMap(({ unit, team, supervised }) =>
      supervised.flatMap(({ by, specialists }) =>
        specialists.map((name) => {
          return [name, "specialist", unit, team, emailOf(by), startOf(name, past)];
        }),
      ),
    ),
  ];
  const lines = rows.map(([name = "", role, unit, team, supervisor, start]) => {
    const language = readsEnglish(name) ? "en" : "nb";
    return [
      emailOf(name),
      name,
      role,
      unit,
      team,
      supervisor,
      language,
      "Europe/Oslo",
      start,
      "",
    ].join(",");
  });
  const header = "email,name,roles,unit,team,supervisor,language,time_zone,start,end";
  return [header, ...lines, ""].join("\n");
}

/** First names are unique here, so the address is one. */
export function emailOf(name: string): string {
  const [first = ""] = name.toLowerCase().split(" ");
  const plain = first.replace(/ø/g, "o").replace(/æ/g, "ae").normalize("NFD");
  return `${plain.replace(/\p{M}/gu, "")}@nordlys.example`;
}

export function readsEnglish(name: string): boolean {
  return inEnglish.has(name);
}

/** How many of the closed waves somebody was not yet there for. */
export function missedBy(name: string): number {
  return newcomers.get(name) ?? 0;
}

/** The first day in the team: that of a newcomer's first wave, or one some years ago. */
function startOf(name: string, past: readonly string[]): string {
  const [first = "2026-01"] = past;
  const missed = missedBy(name);
  if (missed > 0) return `${past[missed]}-01`;
  const { uniform } = chanceOf(`start ${name}`);
  const year = Number(first.slice(0, 4)) - 1 - Math.floor(uniform() * 5);
  const month = 1 + Math.floor(uniform() * 12);
  return `${year}-${String(month).padStart(2, "0")}-01`;
}
