import { expect, test } from "vitest";
import { signInSample } from "#emails/samples.ts";
import { signInMail } from "#emails/sign-in.tsx";

test("Kari gets a link and a code, good for ten minutes", async () => {
  const { subject, html, text } = await signInMail(signInSample("en"));
  expect(subject).toBe("Sign in to Tilsig");
  expect(text).toContain("\nhttps://tilsig.nordlys.example/sign-in/4tW9cXq2LbN7\n");
  expect(text).toContain("\n    418 302\n");
  expect(html).toContain('href="https://tilsig.nordlys.example/sign-in/4tW9cXq2LbN7"');
  for (const part of [html, text.replace(/\s+/g, " ")]) {
    expect(part).toContain("within ten minutes");
    expect(part).toContain("You did not ask for this? Then nothing happens");
  }
});

test("Solveig gets the same in bokmål", async () => {
  const { subject, text } = await signInMail(signInSample("nb"));
  expect(subject).toBe("Logg inn på Tilsig");
  expect(text).toContain("Da skjer det ingenting");
});

test.each([
  ["418302", "418 302"],
  ["41830275", "4183 0275"],
  ["K7QM9XPRT", "K7Q M9X PRT"],
  ["41830", "4183 0"],
])("the code %s is read in groups and copied as one", async (code, groups) => {
  const { html, text } = await signInMail({ ...signInSample("en"), code });
  expect(text).toContain(`    ${groups}\n`);
  const drawn = /class="tint text"[^>]*>(.*?)<\/td>/.exec(html)?.[1] ?? "";
  expect(drawn.replace(/<[^>]+>/g, "")).toBe(code);
  expect(drawn.match(/<span/g)).toHaveLength(groups.split(" ").length);
});

test("the code is not shown to whoever sees the screen of a locked phone", async () => {
  const { html, subject } = await signInMail(signInSample("nb"));
  const preheader = html.slice(html.indexOf("display:none"), html.indexOf("<h1"));
  expect(subject + preheader).not.toMatch(/418|302/);
});
