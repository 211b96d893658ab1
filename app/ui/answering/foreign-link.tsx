import { ButtonLink } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import "./answering.css";

/** A link that was cut off, replaced or never given out; it does not say which. */
export function ForeignLink() {
  const { answering, common } = useMessages();
  return (
    <Page title={answering.link.foreign.title} lead={answering.link.foreign.body}>
      <div className="start-actions">
        <ButtonLink to="/sign-in" variant="secondary">
          {common.shell.signIn}
        </ButtonLink>
      </div>
    </Page>
  );
}
