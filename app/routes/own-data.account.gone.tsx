import { useEffect } from "react";
import { forgetAfterGoodbye } from "#app/ui/kept/leaving.ts";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta = pageTitle(({ ownData }) => ownData.deleteAccount.gone.title);

/** For whoever has just deleted the own account; says the same to everybody. */
export default function Gone() {
  useEffect(() => void forgetAfterGoodbye(), []);
  const { gone } = useMessages().ownData.deleteAccount;
  return <Page title={gone.title} lead={gone.body} />;
}
