import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { answeringSignedIn, receivedOf } from "#app/answering.server.ts";
import { talksOf } from "#app/bringing-up.server.ts";
import { ownBalance } from "#app/domain/own-balance.ts";
import { ReceivedPage } from "#app/ui/answering/received-page.tsx";
import { useMessages } from "#app/ui/language.ts";
import { OwnBalance } from "#app/ui/own-balance.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { BringUp } from "#app/ui/shares/bring-up.tsx";

export const meta = pageTitle(({ answering }) => answering.received.title);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const answering = await answeringSignedIn(request, context, params);
  const wave = await receivedOf(answering, request, context);
  const { series } = answering.wave;
  return {
    wave,
    talks: await talksOf(answering.person, context),
    balance: wave.isPulse ? await ownBalance(context.db, series, answering.person.id) : null,
  };
}

export default function WaveReceived() {
  const { wave, talks, balance } = useLoaderData<typeof loader>();
  const { received } = useMessages().answering;
  return (
    <ReceivedPage wave={wave}>
      {balance ? <OwnBalance balance={balance} /> : <p>{received.alliance}</p>}
      <BringUp sharePath={wave.isPulse ? `${wave.path}/share` : null} talks={talks} />
    </ReceivedPage>
  );
}
