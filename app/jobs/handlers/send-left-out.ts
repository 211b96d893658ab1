import { z } from "zod";
import type { Context } from "#app/context.server.ts";
import { personById, rolesOf } from "#app/domain/people.ts";
import { deliver } from "#app/jobs/delivery.ts";
import type { Handled } from "#app/jobs/handlers.ts";
import type { Claimed } from "#app/jobs/outbox.ts";
import { leftOutMail } from "#emails/left-out.tsx";
import { titleOf } from "#surveys/catalog.ts";

const payload = z.object({
  series: z.string(),
  periods: z.array(z.string()).min(1),
  personId: z.string(),
});

/** Tells an administrator which waves of a plan went by without a server. */
export async function sendLeftOut(context: Context, work: Claimed): Promise<Handled> {
  const { series, periods, personId } = payload.parse(work.payload);
  const { db, env } = context;
  return deliver(context, work.key, async () => {
    const person = await personById(db, personId);
    if (!person || person.disabled) return null;
    if (!(await rolesOf(db, person.id)).includes("administrator")) return null;
    const { language, email } = person;
    const link = `${env.origin}/series/${series}`;
    const leftOut = { language, survey: titleOf(series, language), periods, link };
    return { to: email, write: () => leftOutMail(leftOut) };
  });
}
