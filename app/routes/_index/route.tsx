import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { digestsOf } from "#app/domain/digest.ts";
import { thingsToDo } from "#app/domain/things-to-do.ts";
import { formatDate, formatPeriod } from "#app/i18n/dates.ts";
import { requirePerson, type SignedIn } from "#app/session.server.ts";
import { Card, Cards } from "#app/ui/card.tsx";
import { isolated } from "#app/ui/isolated.ts";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { ThingsToDo } from "#app/ui/things-to-do.tsx";
import { titleOf } from "#surveys/catalog.ts";
import { ModulesDueCard } from "./modules-due-card.tsx";
import { specialistHome } from "./specialist.server.ts";
import { OpenWaves, SpecialistCards } from "./specialist-cards.tsx";
import { somethingWaitsFor } from "./supervisor.server.ts";
import { NewestDigestCard, SupervisorCards } from "./supervisor-cards.tsx";
import { modulesDueFor } from "./training.server.ts";

export const meta = pageTitle(({ common }) => common.pages.home);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requirePerson(request, context);
  return {
    firstName: person.name.split(" ")[0] ?? person.name,
    roles: person.roles,
    own: person.roles.includes("specialist") ? await specialistHome(person, context) : null,
    things: person.roles.includes("administrator") ? await thingsToDo(context.db) : [],
    newest: person.roles.includes("supervisor") ? await newestDigestOf(person, context) : null,
    modules: await modulesDueFor(person, context),
    isBroughtUp: person.roles.includes("supervisor") && (await somethingWaitsFor(person, context)),
  };
}

async function newestDigestOf(person: SignedIn, { db }: AppLoadContext) {
  const [newest] = await digestsOf(db, person.id);
  if (!newest) return null;
  return {
    id: newest.id,
    title: titleOf(newest.series, person.language),
    period: formatPeriod(newest.period, person.language),
    closed: newest.closedAt ? formatDate(newest.closedAt, person) : "",
  };
}

/** What waits for me first, then what there is for me by what I am, then what everybody has. */
export default function Home() {
  const { firstName, roles, own, things, newest, modules, isBroughtUp } =
    useLoaderData<typeof loader>();
  const { administration, common } = useMessages();
  const { home } = common;
  return (
    <Page title={home.title(isolated(firstName))} width="wide">
      <ThingsToDo things={things} />
      <Cards>
        {own && <OpenWaves open={own.open} />}
        <NewestDigestCard newest={newest} />
        <ModulesDueCard modules={modules} />
        {own && <SpecialistCards home={own} />}
        {roles.includes("supervisor") && (
          <SupervisorCards hasDigests={newest !== null} isBroughtUp={isBroughtUp} />
        )}
      </Cards>
      <Cards>
        {roles.includes("administrator") && (
          <Card title={administration.title} to="/administration">
            <p>{administration.lead}</p>
          </Card>
        )}
        <Card title={home.factors.title} to="/factors">
          <p>{home.factors.body}</p>
        </Card>
        <Card title={home.settings.title} to="/settings">
          <p>{home.settings.body}</p>
        </Card>
      </Cards>
    </Page>
  );
}
