import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { signInWithLink, stateOfLink } from "#app/domain/sign-in.ts";
import { deviceOf } from "#app/server/device.ts";
import { startPage } from "#app/server/return-path.ts";
import { signedInHeaders, transactionIn } from "#app/server/signing-in.server.ts";
import { signedInPerson } from "#app/session.server.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta = pageTitle(({ signIn }) => signIn.link.title);

const statuses = { ready: 200, "other-browser": 403, "not-valid": 410 } as const;

/** Changes nothing: what opens links in mails to look at them must not use them up. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, env, now } = context;
  const transaction = await transactionIn(request, env);
  const link = { link: params.link ?? "", cookie: transaction?.secret ?? null };
  const state = await stateOfLink(db, link, now());
  // Pressed a second time, after it has done its work.
  if (state === "not-valid" && (await signedInPerson(request, context))) throw redirect(startPage);
  return data({ state }, { status: state === "not-valid" ? statuses[state] : 200 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { db, env, now } = context;
  const transaction = await transactionIn(request, env);
  const entering = await signInWithLink(
    db,
    {
      link: params.link ?? "",
      cookie: transaction?.secret ?? null,
      device: deviceOf(request.headers.get("user-agent")),
      keys: env.secrets,
    },
    now(),
  );
  if (entering.outcome !== "signed-in") {
    return data({ state: entering.outcome }, { status: statuses[entering.outcome] });
  }
  const next = transaction?.next ?? startPage;
  return redirect(next, { headers: await signedInHeaders(request, context, entering) });
}

export default function UseTheLink() {
  const asked = useLoaderData<typeof loader>();
  const { state } = useActionData<typeof action>() ?? asked;
  const { link } = useMessages().signIn;
  if (state === "ready") {
    return (
      <Page title={link.title} lead={link.lead}>
        <Form className="form" method="post" reloadDocument>
          <Button>{link.button}</Button>
        </Form>
      </Page>
    );
  }
  const { title, lead, button } = state === "not-valid" ? link.notValid : link.otherBrowser;
  return (
    <Page title={title} lead={lead}>
      {state === "other-browser" && <p>{link.otherBrowser.body}</p>}
      <p>
        <ButtonLink to="/sign-in" variant={state === "not-valid" ? "primary" : "secondary"}>
          {button}
        </ButtonLink>
      </p>
    </Page>
  );
}
