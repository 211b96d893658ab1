import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { useMessages } from "#app/ui/language.ts";

export interface TalksProps {
  talks: {
    /** Who can be asked. */
    receivers: { id: string; name: string }[];
    requests: { id: string; receiver: string; asked: string }[];
  };
}

/** Asking a supervisor for a talk, and taking it back. */
export function Talks({ talks: { receivers, requests } }: TalksProps) {
  const { talks } = useMessages().shares;
  const [first] = receivers;
  const only = receivers.length === 1 ? first : undefined;
  return (
    <>
      {requests.map(({ id, receiver, asked }) => (
        <Form method="post" action={`/talk-requests/${id}/ending`} className="talk" key={id}>
          <p>{talks.asked(receiver, asked)}</p>
          <Button variant="secondary" aria-label={talks.takeBackOf(receiver)}>
            {talks.takeBack}
          </Button>
        </Form>
      ))}
      {first && (
        <Form method="post" action="/talk-requests" className="talk">
          <p>{only ? talks.askHow(only.name) : talks.askHowSeveral}</p>
          {only ? (
            <input type="hidden" name="receiver" value={only.id} />
          ) : (
            <SelectField label={talks.askWho} name="receiver">
              {receivers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
          )}
          <Button variant="secondary">{talks.ask}</Button>
        </Form>
      )}
    </>
  );
}
