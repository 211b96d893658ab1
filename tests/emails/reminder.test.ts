import { expect, test } from "vitest";
import { reminderMail } from "#emails/reminder.tsx";
import { invitationMail } from "#emails/invitation.tsx";
import { invitationSample, reminderSamples } from "#emails/samples.ts";

async function textOf(...args: Parameters<typeof reminderMail>) {
  return (await reminderMail(...args)).text.replace(/\s+/g, " ");
}

test("a reminder looks in the inbox as the invitation did, and tells nobody who looks on", async () => {
  for (const language of ["en", "nb"] as const) {
    const { subject } = await invitationMail(invitationSample(language));
    const samples = reminderSamples(language);
    expect((await reminderMail(samples.open)).subject).toBe(subject);
    expect((await reminderMail(samples["last-day"])).subject).toBe(subject);
  }
});

test("the last day is called so, with the hour on the person's own clock", async () => {
  const { open, "last-day": last } = reminderSamples("nb");
  expect(await textOf(open)).toContain("Fortsatt åpen, til onsdag 17. mars kl. 20:00.");
  expect(await textOf(last)).toContain("Siste dag: åpen til kl. 20:00 i dag.");
  expect(await textOf({ ...last, timeZone: "Europe/Helsinki" })).toContain("kl. 21:00");
});

test("several waves are one mail with a link each, and one way to stop such mails", async () => {
  const { text } = await reminderMail(reminderSamples("en").several);
  expect(text.match(/\/invitations\//g)).toHaveLength(2);
  expect(text.match(/\/unsubscribe\//g)).toHaveLength(1);
});
