import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { trainingEffect } from "#app/domain/training/effect.ts";
import { fittingModules, type Learner } from "#app/domain/training/recommendations.ts";
import { cellStruggles } from "#app/domain/training/struggles.ts";
import { formatPeriod } from "#app/i18n/dates.ts";
import type { Language } from "#app/i18n/messages.ts";
import { requireTrainer } from "#app/session.server.ts";
import "#app/ui/assignments/assignments.css";
import { EffectShown } from "#app/ui/assignments/effect-shown.tsx";
import { StruggleList } from "#app/ui/assignments/struggle-list.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page, Section } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { titleOf } from "#surveys/catalog.ts";
import { factorById } from "#surveys/factors.ts";

export const meta = pageTitle(({ assignments }) => assignments.factors.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = await requireTrainer(request, context);
  const all = await cellStruggles(context.db);
  return {
    effect: await trainingEffect(context.db),
    waves: await Promise.all(
      all.map(async ({ series, period, cells, struggles }) => ({
        ...{ series, cells, survey: titleOf(series, language) },
        period: formatPeriod(period, language),
        struggles: await Promise.all(
          struggles.map(async ({ factor, cells }) => ({
            ...{ factor, cells, name: factorById(factor).name[language] },
            isStructural: factorById(factor).type === "S",
            supervisors: await modulesFor(factor, "supervisor", language, context),
            specialists: await modulesFor(factor, "specialist", language, context),
          })),
        ),
      })),
    ),
  };
}

async function modulesFor(
  factor: string,
  learner: Learner,
  language: Language,
  { db }: AppLoadContext,
) {
  const modules = await fittingModules(db, { factor, learner });
  return modules.map(({ id, title }) => ({ id, title: title[language] }));
}

export default function StrugglingFactors() {
  const { waves, effect } = useLoaderData<typeof loader>();
  const { factors: words } = useMessages().assignments;
  return (
    <Page title={words.title} lead={words.lead} width="wide">
      {waves.length === 0 && <p>{words.none}</p>}
      {waves.map(({ series, survey, period, cells, struggles }) => (
        <Section key={series} title={words.wave(survey, period)}>
          <StruggleList cells={cells} struggles={struggles} />
        </Section>
      ))}
      <Section title={words.effect.title}>
        <EffectShown {...effect} />
      </Section>
      <p>
        <Link className="ds-link" to="/training/assignments">
          {words.back}
        </Link>
      </p>
    </Page>
  );
}
