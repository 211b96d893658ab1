import { useLocation } from "@remix-run/react";
import { Button } from "./button.tsx";
import { useLanguage, useMessages } from "./language.ts";

/** The other language as a button, named in itself. A plain form, so that it works without a script. */
export function LanguageSwitch() {
  const { common } = useMessages();
  const other = useLanguage() === "en" ? "nb" : "en";
  const { pathname, search } = useLocation();
  return (
    <form method="post" action="/language">
      <input type="hidden" name="next" value={pathname + search} />
      <Button variant="tertiary" name="language" value={other}>
        <span lang={other}>{common.languages[other]}</span>
      </Button>
    </form>
  );
}
