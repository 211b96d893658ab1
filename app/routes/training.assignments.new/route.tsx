import {
  type ActionFunctionArgs,
  type AppLoadContext,
  data,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/domain/calendar.ts";
import { assignModule } from "#app/domain/training/assigning.ts";
import { draftOf } from "#app/domain/training/drafts.ts";
import { latestModules } from "#app/domain/training/modules.ts";
import type { PlanRefusal } from "#app/domain/training/plans.ts";
import {
  choosableScopes,
  peopleConcerned,
  peopleFound,
  peopleNamed,
} from "#app/domain/training/scopes.ts";
import { requireTrainer, type SignedIn } from "#app/session.server.ts";
import type { AssigningFields, Choices, Problems } from "#app/ui/assignments/assigning-fields.ts";
import { AssigningForm } from "#app/ui/assignments/assigning-form.tsx";
import "#app/ui/assignments/assignments.css";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { askedFields, postedFields, readFields, scopesIn } from "./fields.ts";

export const meta = pageTitle(({ assignments }) => assignments.make.title);

/** The form as the address fills it in: whom a search has found, and how many it would concern. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireTrainer(request, context);
  const fields = askedFields(new URL(request.url).searchParams);
  const problem = fields.module === "" ? undefined : await moduleProblem(fields.module, context);
  return shown(fields, problem ? { module: problem } : {}, person, context);
}

/** Assigns to everybody who is named, or to nobody and says what is wrong. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requireTrainer(request, context);
  const fields = await postedFields(request);
  const today = todayOf(person, context);
  const read = readFields(fields, today);
  if ("problems" in read) return refused(fields, read.problems, person, context);
  const { module } = fields;
  const assigned = { module, ...read, scopes: scopesIn(fields), actorId: person.id };
  const assigning = await assignModule(context.db, assigned, today, context.now());
  if (assigning.outcome === "assigned") {
    const saved = assigning.plans > 0 ? "assigned" : "before";
    return redirect(`/training/assignments?saved=${saved}`);
  }
  if (assigning.outcome === "no-such-module")
    return refused(fields, { module: await moduleProblem(module, context) }, person, context);
  return refused(fields, problemOf[assigning.outcome], person, context);
}

const problemOf: Record<
  Exclude<PlanRefusal["outcome"], "no-such-module"> | "nobody-chosen",
  Problems
> = {
  "nobody-chosen": { whom: "nobodyChosen" },
  "nobody-there": { whom: "nobodyThere" },
  "due-in-the-past": { due: "pastDay" },
};

async function refused(
  fields: AssigningFields,
  problems: Problems,
  person: SignedIn,
  context: AppLoadContext,
) {
  return data(await shown(fields, problems, person, context), 422);
}

async function shown(
  fields: AssigningFields,
  problems: Problems,
  person: SignedIn,
  context: AppLoadContext,
) {
  const { db } = context;
  const day = todayOf(person, context);
  const scopes = scopesIn(fields);
  return {
    ...{ fields, problems, today: day },
    choices: await choicesFor(fields, day, person, context),
    concerned: scopes.length > 0 ? await peopleConcerned(db, scopes, day) : null,
  };
}

async function choicesFor(
  { people, search }: AssigningFields,
  day: string,
  { language }: SignedIn,
  { db }: AppLoadContext,
): Promise<Choices> {
  const chosen = await peopleNamed(db, people);
  const found = await peopleFound(db, search);
  const besides = found.people.filter(({ id }) => !people.includes(id));
  const modules = (await latestModules(db)).map(({ id, title, definition }) => ({
    ...{ id, title: title[language], audience: definition.audience, minutes: definition.minutes },
  }));
  return {
    ...(await choosableScopes(db, day)),
    modules: modules.sort((a, b) => a.title.localeCompare(b.title, language)),
    people: [...chosen, ...besides],
    found: search.trim() === "" ? null : { shown: found.people.length, all: found.found },
  };
}

/** Why a module cannot be chosen; undefined where it can. */
async function moduleProblem(id: string, { db }: AppLoadContext): Promise<Problems["module"]> {
  const all = await latestModules(db);
  if (all.some((module) => module.id === id)) return undefined;
  return (await draftOf(db, id)) ? "unpublished" : "unknownModule";
}

function todayOf({ timeZone }: SignedIn, { now }: AppLoadContext) {
  return dayOf(now().toISOString(), timeZone);
}

export default function NewAssignment() {
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { make } = useMessages().assignments;
  return (
    <Page title={make.title} lead={make.lead}>
      <AssigningForm {...(refused ?? loaded)} />
    </Page>
  );
}
