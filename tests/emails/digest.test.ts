import { describe, expect, test } from "vitest";
import { type Digest, digestMail, type Signal } from "#emails/digest.tsx";
import { digestSamples } from "#emails/samples.ts";

const english = digestSamples("en");
const bokmaal = digestSamples("nb");

/** Both parts as a reader sees them, so that what is asserted holds for either. */
async function partsOf(digest: Digest) {
  const { html, text } = await digestMail(digest);
  return [readable(html), text.replace(/\s+/g, " ")];
}

describe("a digest with signals", () => {
  test("sums up in one sentence before anything else", async () => {
    for (const part of await partsOf(english["one-signal"])) {
      expect(part).toMatch(/Digest for March 2027 =*\s?One factor stands out: “Between NAV/);
    }
    for (const part of await partsOf(bokmaal["two-cells"])) {
      expect(part).toContain("Tre forhold skiller seg ut: to i Alta og Hammerfest og ett i Vadsø.");
    }
  });

  test("names both factors when they are of one cell", async () => {
    const cells = english["two-cells"].cells.slice(0, 1);
    for (const part of await partsOf({ ...english["two-cells"], cells })) {
      expect(part).toContain(
        "Two factors stand out: “Between NAV and health” and “Meaning and visible results”.",
      );
    }
  });

  test("goes from what to protect by what to look at to one next step, and then the bands", async () => {
    for (const part of await partsOf(english["one-signal"])) {
      expectInOrder(part, [
        "Protect this",
        "Colleagues",
        "Look at this",
        "Between NAV and health",
        "One next step",
        "Take one named obstacle",
        "Where did the two sets of rules",
        "Who in NAV",
        "Which one obstacle",
        "One thing to avoid",
        "All factors in this wave",
      ]);
    }
  });

  test("says of a signal where it goes, how long, how sure and why", async () => {
    for (const part of await partsOf(english["two-cells"])) {
      expect(part).toContain("drains more than it used to · two waves running · a clear sign");
      expect(part).toContain(
        "nourishes less than it used to · new in this wave · worth asking about",
      );
      expect(part).toContain("has drained for a long time · six waves running");
      expect(part).toContain("about four in ten are real");
      expect(part).toContain("A signal is a reason to ask.");
    }
  });

  test("shows at most two signals of a cell, and counts no more", async () => {
    const [cell] = english["one-signal"].cells;
    const third: Signal = { ...cell!.signals[0]!, factorName: "The third of them" };
    const signals = [...cell!.signals, { ...third, factorName: "Employers" }, third];
    const digest = { ...english["one-signal"], cells: [{ ...cell!, signals }] };
    for (const part of await partsOf(digest)) {
      expect(part).not.toContain("The third of them");
      expect(part).toContain("Two factors stand out");
    }
  });

  test("says that a structural factor is the supervisor's to put right, and only then", async () => {
    const step = english["one-signal"].nextStep;
    const practice = { ...english["one-signal"], nextStep: { ...step, structural: false } };
    for (const part of await partsOf(english["one-signal"])) expect(part).toContain("put right");
    for (const part of await partsOf(practice)) expect(part).not.toContain("put right");
  });

  test("says of a cell without signals that nothing stands out there", async () => {
    const quiet = english.quiet.cells.map((cell) => ({ ...cell, name: "Tana" }));
    const digest = { ...english["one-signal"], cells: [...english["one-signal"].cells, ...quiet] };
    for (const part of await partsOf(digest))
      expectInOrder(part, ["Tana", "Nothing stands out here."]);
  });

  test("tells a signal whose band is not published without speaking of drain or nourishment", async () => {
    const [cell] = english["one-signal"].cells;
    const signals: Signal[] = [{ ...cell!.signals[0]!, direction: "below-usual" }];
    const digest = { ...english["one-signal"], cells: [{ ...cell!, signals }] };
    for (const part of await partsOf(digest)) {
      expect(part).toContain("“Between NAV and health” is below what is usual for the group.");
    }
  });
});

describe("the bands", () => {
  test("stand as a word beside every factor, so that no colour is needed", async () => {
    const { html } = await digestMail(bokmaal["one-signal"]);
    const rows = [...html.matchAll(/<th scope="row"[^>]*>(.*?)<\/th><td[^>]*>(.*?)<\/td>/g)];
    expect(rows.map(([, name, band]) => [readable(name ?? ""), band])).toEqual(
      bokmaal["one-signal"].cells[0]?.factors.map(({ name, band }) => [
        name,
        { drains: "tapper", mixed: "blandet", nourishes: "nærer" }[band ?? "mixed"],
      ]),
    );
    expect(rows).toHaveLength(15);
  });

  test("fill one of three places, each its own", async () => {
    const { html } = await digestMail(english["one-signal"]);
    const bars = [...html.matchAll(/aria-hidden="true".*?<\/table>/g)].map(([bar]) =>
      [...bar.matchAll(/<td class="([a-z-]+)"/g)].map(([, name]) => name).join(" "),
    );
    expect(new Set(bars)).toEqual(
      new Set(["fill-drains track track", "track fill-mixed track", "track track fill-nourishes"]),
    );
    expect(bars).toHaveLength(15);
  });

  test("are gathered by band in plain text, each factor once", async () => {
    const { text } = await digestMail(english["two-cells"]);
    const vadso = text.slice(text.lastIndexOf("\nVadsø\n"));
    expect(vadso).toContain("  drains: Place in the treatment team; Method supervision\n");
    expect(vadso).toMatch(/ {2}not shown: Between NAV and health; Leader support; Workload/);
    for (const { name } of english["two-cells"].cells[1]?.factors ?? []) {
      expect(vadso.replace(/\s+/g, " ").split(name)).toHaveLength(2);
    }
  });

  test("come with who answered as one of three words, or not at all", async () => {
    const [html, text] = await partsOf(english["two-cells"]);
    expect(html?.match(/Nearly all answered\./g)).toHaveLength(1);
    expect(text?.match(/ answered\./g)).toHaveLength(
      (text?.match(/any one of them had answered\./g) ?? []).length + 1,
    );
  });
});

describe("when nothing was flagged", () => {
  test("two lines say so, and that silence is a fault", async () => {
    for (const part of await partsOf(english.quiet)) {
      expectInOrder(part, [
        "All quiet: nothing stands out this time.",
        "A digest comes after every wave. If one is missing, something is wrong.",
        "Colleagues",
      ]);
      expect(part).not.toContain("Look at this");
      expect(part).not.toContain("not a proof");
    }
    for (const part of await partsOf(bokmaal.quiet)) {
      expect(part).toContain("Alt rolig: Ingenting skiller seg ut denne gangen.");
    }
  });

  test("all is quiet in what can be shown when something was withheld", async () => {
    for (const part of await partsOf(english["quiet-withheld"])) {
      expect(part).toContain("All quiet: nothing stands out in what can be shown.");
      expect(part).toContain(withheld.en);
    }
  });

  test("nothing is called quiet when nothing can be shown", async () => {
    const [cell] = english["quiet-withheld"].cells;
    const factors = cell!.factors.map(({ name }) => ({ name, band: null }));
    const allWithheld = { ...english["quiet-withheld"], cells: [{ ...cell!, factors }] };
    for (const digest of [english["nothing-to-show"], allWithheld]) {
      for (const part of await partsOf(digest)) {
        expect(part).toContain("There are no figures to show this time.");
        expect(part).not.toContain("quiet");
      }
    }
  });

  test("no cell at all and all withheld are the same mail to the byte", async () => {
    const [cell] = english["quiet-withheld"].cells;
    const factors = cell!.factors.map(({ name }) => ({ name, band: null }));
    const allWithheld = { ...english["nothing-to-show"], cells: [{ ...cell!, factors }] };
    expect(await digestMail(allWithheld)).toEqual(await digestMail(english["nothing-to-show"]));
  });
});

const withheld = {
  en: "Some figures are not shown because they could give away an answer.",
  nb: "Noen tall vises ikke fordi de kunne avsløre et svar.",
};

describe("what was withheld", () => {
  test.each([
    ["en", english],
    ["nb", bokmaal],
  ] as const)("is told in one fixed sentence, once, and only then (%s)", async (language, all) => {
    for (const digest of Object.values<Digest>(all)) {
      for (const part of await partsOf(digest)) {
        expect(part.split(withheld[language])).toHaveLength(digest.withheld ? 2 : 1);
      }
    }
  });
});

describe("names that were not made for HTML", () => {
  const odd = `<b>"Nord" & 'Sør'</b><script>alert(1)</script>\u202e`;
  const [cell] = english["one-signal"].cells;
  const digest: Digest = {
    ...english["one-signal"],
    cells: [
      {
        ...cell!,
        name: odd,
        protect: { name: odd },
        signals: [{ ...cell!.signals[0]!, factorName: odd, reason: odd }],
        factors: [
          { name: odd, band: "mixed" },
          { name: "فريق الشمال", band: "drains" },
        ],
      },
    ],
    nextStep: { factorName: odd, cellName: odd, text: odd, questions: [odd, odd, odd], avoid: odd },
  };

  test("are shown letter by letter and make no element", async () => {
    const { html } = await digestMail(digest);
    expect(html).not.toMatch(/<b>|<script/);
    expect(readable(html)).toContain(`<b>"Nord" & 'Sør'</b><script>alert(1)</script>`);
  });

  test("stand in plain text as they are", async () => {
    const { text } = await digestMail(digest);
    expect(text).toContain(`<b>"Nord" & 'Sør'</b><script>alert(1)</script>`);
  });

  test("from right to left leave the text around them as it was", async () => {
    const { html, text } = await digestMail(digest);
    expect(html).toContain("<bdi>فريق الشمال</bdi>");
    expect(html + text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });
});

test("three cells with two signals each stay well below the size at which mail programs cut", async () => {
  const [cell] = english["two-cells"].cells;
  const { html } = await digestMail({ ...english["two-cells"], cells: [cell!, cell!, cell!] });
  expect(Buffer.byteLength(html)).toBeLessThan(90_000);
});

test("without an address to end the mails there is no such link", async () => {
  const { html, text } = await digestMail({ ...english.quiet, unsubscribeLink: undefined });
  expect(html + text).not.toMatch(/stop these|stop them/i);
});

function expectInOrder(text: string, parts: string[]) {
  const places = parts.reduce<number[]>(
    (found, part) => [...found, text.indexOf(part, (found.at(-1) ?? -1) + 1)],
    [],
  );
  expect(
    places.every((place) => place >= 0),
    `${parts.join(" → ")} in: ${text}`,
  ).toBe(true);
}

/** What is left of HTML for the reader: no head, no preheader, no tags, entities resolved. */
function readable(html: string) {
  return html
    .replace(/^.*<\/h?ead>/s, "")
    .replace(/<div style="display:none.*?<\/div><\/div>/s, "")
    .replace(/<!--.*?-->/gs, "")
    .replace(/<\/?(?:b|strong|bdi|span)\b[^>]*>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();
}
