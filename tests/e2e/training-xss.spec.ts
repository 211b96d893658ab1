import type { Page } from "@playwright/test";
import type { ModuleDefinition } from "#training/definition.ts";
import type { Installation } from "#tests/support/installation.ts";
import { writtenModule } from "#tests/support/written-module.ts";
import { payloads } from "#tests/training/payloads.ts";
import { emailOf, startNordlys } from "./nordlys.ts";
import { signIn } from "./sign-in.ts";
import { expect, test } from "./visitor.ts";

/** No form lets a NUL through, and no page shows one. */
const attacks = payloads.map((payload) => payload.replaceAll("\0", ""));

test("modules made of five hundred attacks run no script and ask no other place", async ({
  visit,
}) => {
  test.setTimeout(180_000);
  const tilsig = await startNordlys();
  await fill(tilsig);
  const page = await visit(tilsig.origin);
  const alarms: string[] = [];
  page.on("dialog", (dialog) => {
    alarms.push(dialog.message());
    void dialog.dismiss();
  });
  await page.exposeFunction("attacked", () => alarms.push("a script ran"));
  await signIn(page, tilsig, "tor", "/training");

  const addresses = [
    "/training",
    "/training?q=%3Cscript%3Eattacked()%3C/script%3E",
    ...modules.flatMap((_, index) => [
      `/training/modules/own-attack-${index}?in=nb`,
      `/training/modules/own-attack-${index}?draft&in=en`,
      `/training/drafts/own-attack-${index}`,
    ]),
  ];
  for (const address of addresses) {
    await test.step(address, async () => {
      await page.goto(address, { waitUntil: "networkidle" });
      expect(await dangerousIn(page)).toEqual([]);
    });
  }

  await test.step("what is typed is shown at once", async () => {
    for (const [place, body] of bodies.entries()) {
      await page.locator("#body-en").fill(`## Part ${place}\n\n${body}`);
      const shown = page.locator(".editor-preview").first();
      await expect(shown.getByText(`Part ${place}`, { exact: true })).toBeVisible();
      expect(await dangerousIn(page)).toEqual([]);
    }
  });
  expect(alarms).toEqual([]);
  await tilsig.stop();
});

const bodies = [0, 1, 2, 3].map((part) =>
  attacks.filter((_, index) => index % 4 === part).join("\n\n"),
);

/** A module in which every text is an attack, those of the questions from `from` on. */
function attacking(bodies: { en: string; nb: string }, from: number): ModuleDefinition {
  let next = from;
  const attack = () => attacks[next++ % attacks.length]!.slice(0, 500);
  const both = () => ({ en: attack(), nb: attack() });
  const text = (body: string) => ({ title: attack(), task: attack(), body });
  return {
    ...writtenModule,
    sources: [attack(), attack()],
    texts: { en: text(bodies.en), nb: text(bodies.nb) },
    quiz: {
      passMark: 2,
      pages: Array.from({ length: 10 }, (_, page) => ({
        name: `page_${page}`,
        elements: [
          {
            type: "radiogroup",
            name: `question_${page}`,
            title: both(),
            choices: [..."abcdefgh"].map((value) => ({ value, text: both(), feedback: both() })),
            correctAnswer: "a",
          },
        ],
      })),
    },
  };
}

const [first = "", second = "", third = "", fourth = ""] = bodies;
const modules = [
  attacking({ en: first, nb: second }, 0),
  attacking({ en: third, nb: fourth }, 300),
];

/** A title that is published holds none of these: one with them would not be. */
const plain = attacks.filter((attack) => !/[<>{}]/.test(attack) && attack.trim() !== "");

/** Drafts with every attack as a title, and versions that no check has seen. */
async function fill({ db }: Installation) {
  const { id } = await db
    .selectFrom("person")
    .where("email", "=", emailOf("tor"))
    .select("id")
    .executeTakeFirstOrThrow();
  const at = "2026-01-01T08:00:00.000Z";
  const edited = { edition: 1, editedBy: id, editedAt: at };
  const titled = attacks.map((attack, index) => {
    const texts = {
      en: { title: attack, task: "", body: "" },
      nb: { title: attack, task: "", body: "" },
    };
    const definition = { ...writtenModule, texts, quiz: { passMark: 0, pages: [] } };
    return { module: `own-title-${index}`, definition: JSON.stringify(definition), ...edited };
  });
  for (let from = 0; from < titled.length; from += 200)
    await db
      .insertInto("moduleDraft")
      .values(titled.slice(from, from + 200))
      .execute();
  for (const [index, module] of modules.entries()) {
    const name = { module: `own-attack-${index}` };
    await db
      .insertInto("moduleDraft")
      .values({ ...name, definition: JSON.stringify(module), ...edited })
      .execute();
    const title = plain[index * 20]!;
    const { en, nb } = module.texts;
    const texts = { en: { ...en, title }, nb: { ...nb, title } };
    await db
      .insertInto("moduleVersion")
      .values({
        ...{ ...name, version: 1, definition: JSON.stringify({ ...module, texts }) },
        ...{ publishedBy: id, publishedAt: at },
      })
      .execute();
  }
}

/** What of the page could run or fetch something that is not ours. */
function dangerousIn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const main = document.querySelector("main");
    for (const element of main?.querySelectorAll("*") ?? []) {
      const tag = element.tagName.toLowerCase();
      if (
        /^(script|iframe|object|embed|img|image|video|audio|style|link|meta|base|math)$/.test(tag)
      )
        found.push(`<${tag}>`);
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name) || name === "srcdoc" || name === "style")
          found.push(`${tag} ${name}`);
        if (!/^(href|src|action|formaction|xlink:href)$/i.test(name)) continue;
        // Some lead nowhere at all.
        if (!URL.canParse(value, location.href)) continue;
        const { protocol, origin } = new URL(value, location.href);
        const leadsOut = tag === "a" && (protocol === "https:" || protocol === "mailto:");
        if (origin !== location.origin && !leadsOut) found.push(`${tag} ${name}=${value}`);
      }
    }
    return found;
  });
}
