import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { dayOf } from "#app/domain/calendar.ts";
import { ownMails } from "#app/domain/own-mails.ts";
import { personById } from "#app/domain/people.ts";
import { periodsOf } from "#app/domain/retention/periods.ts";
import { chooseMails, digestChoiceOf } from "#app/domain/settings.ts";
import { unsubscribedBy } from "#app/domain/unsubscription.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { messagesFor } from "#app/i18n/messages.ts";
import { mailInWords } from "#app/mail-fate.ts";
import { readForm } from "#app/server/form.ts";
import { notFound, requirePerson } from "#app/session.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page, Section } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { WantedMails } from "#app/ui/settings/own-mails.tsx";

export const meta = pageTitle(({ mail }) => mail.pages.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db } = context;
  const { id, roles, language } = await requirePerson(request, context);
  const person = await personById(db, id);
  if (!person) throw notFound();
  const stopped = await unsubscribedBy(db, id);
  const chosen = { stopped, digest: await digestChoiceOf(db, id) };
  const mails = await ownMails(db, person);
  const messages = messagesFor(language);
  return {
    isSaved: new URL(request.url).searchParams.has("saved"),
    hour: person.mailHour,
    wants: {
      reminder: roles.includes("specialist") ? !stopped.has("reminder") : null,
      digest: roles.includes("supervisor") ? !stopped.has("digest") : null,
    },
    refused: person.mailRefusedAt && {
      on: formatDate(person.mailRefusedAt, person),
      reply: person.mailRefusal ?? "",
    },
    mails: mails.map((mail) => mailInWords(mail, messages, person, chosen)),
    keptDays: (await periodsOf(db)).mails,
  };
}

/** A box that is not ticked is not sent; what is not for a person's roles is not theirs to choose. */
const form = z.strictObject({
  reminder: z.literal("yes").optional(),
  digest: z.literal("yes").optional(),
  hour: z.coerce.number().int().min(0).max(23).optional(),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, now } = context;
  const { id: personId, roles, timeZone } = await requirePerson(request, context);
  const read = await readForm(request, form);
  const person = await personById(db, personId);
  if (read.outcome === "invalid" || !person) throw new Response(null, { status: 400 });
  const { reminder, digest, hour = person.mailHour } = read.values;
  const wants = {
    ...(roles.includes("specialist") && { reminder: reminder === "yes" }),
    ...(roles.includes("supervisor") && { digest: digest === "yes" }),
  };
  const day = dayOf(now().toISOString(), timeZone);
  await chooseMails(db, { personId, hour, wants }, { now: now(), day });
  return redirect("/mails?saved");
}

export default function Mails() {
  const { isSaved, hour, wants, refused, mails, keptDays } = useLoaderData<typeof loader>();
  const { pages } = useMessages().mail;
  const { list } = pages;
  const isChoosing = wants.reminder !== null || wants.digest !== null;
  return (
    <Page title={pages.title} lead={pages.lead}>
      {refused && <Alert kind="warning">{pages.refused(refused.on, refused.reply)}</Alert>}
      {isChoosing && <WantedMails wants={wants} hour={hour} isSaved={isSaved} />}
      <Section title={list.title}>
        {mails.length === 0 && <p>{list.none}</p>}
        <ul className="rows">
          {mails.map(({ name, fate }, index) => (
            <li className="row" key={index}>
              <div>
                <strong>{name}</strong>
                <p className="quiet">{fate}</p>
              </div>
            </li>
          ))}
        </ul>
        <p className="quiet">{list.kept(keptDays)}</p>
      </Section>
    </Page>
  );
}
