import { Form } from "@remix-run/react";
import { factorById } from "#surveys/factors.ts";
import { Button } from "#app/ui/button.tsx";
import { useLanguage, useMessages } from "#app/ui/language.ts";
import "./shares.css";

interface OwnShareRowProps {
  share: {
    id: string;
    receiver: string;
    state: "waiting" | "shown" | "ended" | "withdrawn" | "not-supervised";
    isOver: boolean;
    survey: string;
    period: string;
    factors: string[];
    sharedOn: string;
    until: string;
    closes: string;
    openings: { reader: string | null; at: string }[];
  };
}

/** Openings that are listed; how many there were before them is told. */
const LISTED = 5;

/** One share: with whom, what, what has become of it, who opened it when, and the way back. */
export function OwnShareRow({ share }: OwnShareRowProps) {
  const { answering, shares } = useMessages();
  const { own } = shares;
  const language = useLanguage();
  const { id, receiver, factors, openings } = share;
  const wave = answering.form.title(share.survey, share.period);
  return (
    <li className="row share-row">
      <div>
        <strong>{own.with(receiver, wave)}</strong>
        <p>{factors.map((factor) => factorById(factor).name[language]).join(" · ")}</p>
        <p className="quiet">
          {own.sharedOn(share.sharedOn)}. {stateInWords(share, own)}.
        </p>
        {openings.length === 0 ? (
          <p className="quiet">{own.notOpened}</p>
        ) : (
          <>
            <p className="quiet">{own.opened}:</p>
            <ul className="share-row__openings quiet">
              {openings.slice(0, LISTED).map(({ reader, at }, index) => (
                <li key={index}>{own.openedBy(reader ?? shares.receipts.gone, at)}</li>
              ))}
              {openings.length > LISTED && <li>{own.earlier(openings.length - LISTED)}</li>}
            </ul>
          </>
        )}
      </div>
      {!share.isOver && (
        <Form method="post" action={`/shares/${id}/withdrawal`}>
          <Button variant="secondary" aria-label={own.withdrawOf(receiver, wave)}>
            {own.withdraw}
          </Button>
        </Form>
      )}
    </li>
  );
}

function stateInWords(
  { state, closes, until }: OwnShareRowProps["share"],
  { states }: ReturnType<typeof useMessages>["shares"]["own"],
) {
  if (state === "waiting") return states.waiting(closes);
  if (state === "shown" || state === "ended") return states[state](until);
  return states[state];
}
