import { expect, test } from "vitest";
import { invitationMail } from "#emails/invitation.tsx";
import { invitationSample } from "#emails/samples.ts";

async function textOf(...args: Parameters<typeof invitationMail>) {
  return (await invitationMail(...args)).text.replace(/\s+/g, " ");
}

test("Solveig learns how long it takes and until when, on her own clock", async () => {
  const text = await textOf(invitationSample("nb"));
  expect(text).toContain("Omtrent to minutter");
  expect(text).toContain("Åpen til onsdag 17. mars kl. 20:00.");
  const inHelsinki = await textOf({ ...invitationSample("en"), timeZone: "Europe/Helsinki" });
  expect(inHelsinki).toContain("Open until Wednesday 17 March at 21:00.");
});

test("it promises confidentiality in one sentence, with the smallest group of the policy", async () => {
  const text = await textOf({ ...invitationSample("nb"), smallestGroup: 7 });
  expect(text).toContain(
    "Svarene dine er fortrolige: Bare du kan se dem, og andre ser bare hva minst sju",
  );
  expect(text).not.toMatch(/anonym/i);
  expect(await textOf(invitationSample("en"))).toContain(
    "Nobody else learns whether you answered.",
  );
});

test("the link is hers alone, and there are ways to be left in peace", async () => {
  const { html, text } = await invitationMail(invitationSample("en"));
  for (const part of [html, text]) {
    expect(part).toContain("https://tilsig.nordlys.example/invitations/Zk3vR8mPq1sYw6Hd");
    expect(part).toContain("https://tilsig.nordlys.example/settings");
    expect(part).toContain("https://tilsig.nordlys.example/unsubscribe/u7Jf0aTe");
    expect(part).toContain("The link is yours alone");
  }
});

test("ways that do not exist are not offered", async () => {
  const { html, text } = await invitationMail({
    ...invitationSample("en"),
    pauseLink: undefined,
    unsubscribeLink: undefined,
  });
  expect(html + text).not.toMatch(/pause|stop the/i);
});

test("a quarterly survey in the same month is told apart in the inbox", async () => {
  const { subject } = await invitationMail({
    ...invitationSample("nb"),
    survey: "Arbeidsallianse",
  });
  expect(subject).toBe("Tilsig: Arbeidsallianse, mars 2027");
});
