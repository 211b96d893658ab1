import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { latestModule } from "#app/domain/training/modules.ts";
import { notFound, requirePerson } from "#app/session.server.ts";
import { shownParts } from "#app/shown-module.ts";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { given, pageTitle } from "#app/ui/page-title.ts";
import { PrintButton } from "#app/ui/training/print-button.tsx";
import { Prose } from "#app/ui/training/prose.tsx";

export const meta = pageTitle(
  ({ training }, _error, data) => given(data, "heading") ?? training.module.jobAid,
);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { language } = await requirePerson(request, context);
  const module = await latestModule(context.db, params.module ?? "");
  const { jobAid } = module ? shownParts(module.definition, language) : { jobAid: null };
  if (!module || !jobAid) throw notFound();
  return { ...jobAid, module: { id: module.id, title: module.title[language] } };
}

export default function JobAid() {
  const { heading, html, module } = useLoaderData<typeof loader>();
  return (
    <Page title={heading}>
      <Prose html={html} />
      <div className="form-row not-printed">
        <PrintButton />
      </div>
      <p className="quiet not-printed">
        {useMessages().training.module.jobAid}:{" "}
        <Link className="ds-link" to={`/modules/${module.id}`}>
          {module.title}
        </Link>
      </p>
    </Page>
  );
}
