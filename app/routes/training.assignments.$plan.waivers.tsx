import {
  type ActionFunctionArgs,
  type AppLoadContext,
  data,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { dayOf } from "#app/domain/calendar.ts";
import { waiveIn } from "#app/domain/training/assigning.ts";
import { followUp } from "#app/domain/training/assignments.ts";
import { planBy } from "#app/domain/training/plan-list.ts";
import { readForm } from "#app/server/form.ts";
import { notFound, requireTrainer, type SignedIn } from "#app/session.server.ts";
import "#app/ui/assignments/assignments.css";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta = pageTitle(({ assignments }) => assignments.plan.waive);

/** Asks for the reason, of the assignment that the address names. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const person = await requireTrainer(request, context);
  const planId = params.plan ?? "";
  const plan = await planBy(context.db, planId);
  const assignmentId = new URL(request.url).searchParams.get("of") ?? "";
  const of = plan && (await openIn({ planId, assignmentId }, person, context));
  if (!of) throw notFound();
  return { planId, assignmentId, name: of.name, module: plan.title[person.language] };
}

async function openIn(
  { planId, assignmentId }: { planId: string; assignmentId: string },
  { timeZone }: SignedIn,
  { db, now }: AppLoadContext,
) {
  const day = dayOf(now().toISOString(), timeZone);
  const { mandatory } = await followUp(db, { planId }, day);
  return mandatory.find(
    ({ id, standing }) => id === assignmentId && (standing === "open" || standing === "overdue"),
  );
}

const form = z.strictObject({
  of: z.string().max(100),
  reason: z.string().trim().min(1, "missing").max(200, "tooLong"),
});

/** Waives with a reason. What has been done or waived meanwhile is left as it is, and said. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { id: actorId, timeZone } = await requireTrainer(request, context);
  const planId = params.plan ?? "";
  if (!(await planBy(context.db, planId))) throw notFound();
  const read = await readForm(request, form);
  if (read.outcome === "invalid") {
    const fault = read.errors.reason === "tooLong" ? ("tooLong" as const) : ("missing" as const);
    return data({ fault, typed: read.typed.reason ?? "" }, 422);
  }
  const { of: assignmentId, reason } = read.values;
  const day = dayOf(context.now().toISOString(), timeZone);
  const waived = { planId, assignmentId, reason, actorId };
  const { outcome } = await waiveIn(context.db, waived, day, context.now());
  const saved = outcome === "waived" ? "waived" : "not-open";
  return redirect(`/training/assignments/${planId}?saved=${saved}`);
}

export default function Waiver() {
  const { planId, assignmentId, name, module } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { waiver: words } = useMessages().assignments;
  const at = `/training/assignments/${planId}`;
  return (
    <Page title={words.title(module)} lead={words.lead(name)}>
      <Form
        className="form"
        method="post"
        action={`${at}/waivers?of=${assignmentId}`}
        key={JSON.stringify(refused)}
        noValidate
      >
        <input type="hidden" name="of" value={assignmentId} />
        <TextField
          label={words.reason}
          hint={words.reasonHint}
          name="reason"
          maxLength={200}
          autoComplete="off"
          defaultValue={refused?.typed}
          error={refused && words[refused.fault]}
        />
        <div className="assignment-actions">
          <Button>{words.button}</Button>
          <Link className="ds-link" to={at}>
            {words.cancel}
          </Link>
        </div>
      </Form>
    </Page>
  );
}
