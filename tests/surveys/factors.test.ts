import { describe, expect, test } from "vitest";
import { latest } from "#surveys/catalog.ts";
import { factorById, factors, statementOf } from "#surveys/factors.ts";
import { readFactors } from "#surveys/factors-schema.ts";
import factorsFile from "#surveys/factors.json" with { type: "json" };

const order = [
  "role_clarity",
  "two_systems",
  "team_integration",
  "method_supervision",
  "leader_support",
  "peer_support",
  "workload",
  "emotional_demands",
  "client_alliance",
  "employer_work",
  "mastery_training",
  "method_freedom",
  "meaning_results",
  "recognition_future",
  "travel_practical",
];

const modules = [
  ...["m01", "m02", "m03", "m04", "m05", "m06", "m12", "m13", "m14", "m16", "m17", "m18"],
  ...["s01", "s02", "s03", "s04", "s06", "s07", "s08"],
];

describe("the fifteen factors", () => {
  test("stand in the product's order", () => {
    expect(factors.map(({ id }) => id)).toEqual(order);
  });

  test("are found by their id, and an unknown id is a fault", () => {
    expect(factorById("workload").name.nb).toBe("Arbeidsmengde og tid");
    expect(() => factorById("morale")).toThrow('no factor "morale"');
  });

  test.each(factors)("$id: the pulse asks about it in the factor's own words", (factor) => {
    const page = latest("monthly-pulse")?.definition.pages.find(
      ({ elements: [question] }) => question.name === factor.id,
    );
    const question = page?.elements[0];
    expect(question?.title).toEqual({
      en: statementOf(factor, "en"),
      nb: statementOf(factor, "nb"),
    });
    for (const locale of ["en", "nb"] as const) {
      expect(question?.description?.[locale]).toContain(factor.draining[locale]);
      expect(question?.description?.[locale]).toContain(factor.nourishing[locale]);
    }
  });

  test.each(factors)(
    "$id: the conversation asks three open questions in both languages",
    (factor) => {
      for (const question of factor.conversation.questions) {
        expect(question.en).toMatch(/\?$/);
        expect(question.nb).toMatch(/\?$/);
        expect(question.en).not.toMatch(
          /^(Do|Does|Did|Is|Are|Was|Were|Have|Has|Can|Could|Will|Why)\b/,
        );
        expect(question.nb).not.toMatch(/^(Er|Var|Har|Hadde|Kan|Kunne|Vil|Ville|Skal|Hvorfor)\b/);
      }
      expect(factor.conversation.avoid.en).toMatch(/^Do not /);
      expect(factor.conversation.avoid.nb).toMatch(/^Ikke /);
    },
  );

  test.each(factors)(
    "$id: only modules that exist answer it, the talk after a digest always",
    (factor) => {
      expect(modules).toEqual(
        expect.arrayContaining([...factor.modules.supervisor, ...factor.modules.specialist]),
      );
      expect(factor.modules.supervisor.at(-1)).toBe("s04");
    },
  );

  test.each(factors)("$id: nothing in it shouts", (factor) => {
    expect(JSON.stringify(factor)).not.toContain("!");
  });
});

test("The program does not start with a factor that lacks a text: the file is read as it is shown", () => {
  expect(readFactors(factorsFile)).toEqual(factors);
  expect(() => readFactors([{ ...factors[0], name: { en: "Workload" } }])).toThrow(/name\.nb/);
});
