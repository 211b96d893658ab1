import { messagesFor } from "#app/i18n/messages.ts";
import type { Installation } from "#tests/support/installation.ts";
import { linkIn, mailTo } from "./mail.ts";
import {
  answers,
  emailOf,
  invitationOf,
  openPulse,
  post,
  specialists,
  startNordlys,
} from "./nordlys.ts";
import { signIn } from "./sign-in.ts";
import { expect, test } from "./visitor.ts";

const { pages } = messagesFor("en").mail;
const pulse = /^Tilsig: (Monthly pulse|Månedlig puls)/;

test("a reminder comes to who has not answered and wants it; who stopped such mails has them again", async ({
  visit,
}) => {
  const tilsig = await startNordlys();
  await openPulse(tilsig);
  const given = await post(
    tilsig.origin,
    `${await invitationOf(tilsig, "anne")}/response`,
    answers(),
  );
  expect(given.status).toBe(302);

  const stop = linkIn(await mailTo(tilsig, emailOf("dag"), pulse), tilsig.origin, "/unsubscribe/");
  const page = await visit(tilsig.origin, { screen: "phone", javaScript: false });
  await page.goto(stop);
  await page.getByRole("button", { name: pages.stop.button }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    pages.stop.stoppedTitle.reminder,
  );

  const caught = tilsig.mails.mails.length;
  await nextReminder(tilsig);
  const reminded = tilsig.mails.mails.slice(caught).flatMap(({ to }) => to);
  const expected = specialists.filter((person) => !["anne", "dag"].includes(person)).map(emailOf);
  expect(reminded.sort()).toEqual(expected.sort());

  await signIn(page, tilsig, "dag", "/mails");
  const wanted = page.getByRole("checkbox", { name: pages.wanted.reminder });
  await expect(wanted).not.toBeChecked();
  await wanted.check();
  await page.getByRole("button", { name: pages.wanted.button }).click();
  await expect(page.getByText(pages.wanted.saved)).toBeVisible();
  await expect(wanted).toBeChecked();
  await tilsig.stop();
});

/** The reminder of the third day is due now, and has been sent to whoever it is for. */
async function nextReminder({ db }: Installation) {
  const rows = await db
    .selectFrom("outbox")
    .where("kind", "=", "send-daily-mail")
    .where("doneAt", "is", null)
    .orderBy("runAt")
    .select(["key", "runAt"])
    .execute();
  const due = rows.filter(({ runAt }) => runAt === rows[0]?.runAt).map(({ key }) => key);
  const today = { runAt: new Date().toISOString() };
  await db.updateTable("outbox").set(today).where("key", "in", due).execute();
  await expect
    .poll(
      async () => {
        const waiting = await db
          .selectFrom("outbox")
          .where("key", "in", due)
          .where("doneAt", "is", null)
          .select("key")
          .execute();
        return waiting.length;
      },
      { timeout: 20_000 },
    )
    .toBe(0);
}
