import { useMessages } from "#app/ui/language.ts";
import { Section } from "#app/ui/page.tsx";

interface NextDatesProps {
  /** In words; null where the plan has a fault. */
  dates: { period: string; opens: string; closes: string }[] | null;
  /** IANA name. */
  zone: string;
  /** Whether the plan is not saved yet. */
  isProposed: boolean;
}

/** When the next waves of a plan open and close. */
export function NextDates({ dates, zone, isProposed }: NextDatesProps) {
  const { dates: words } = useMessages().series;
  if (!dates) {
    return (
      <Section title={words.title}>
        <p>{words.unfit}</p>
      </Section>
    );
  }
  const place = zone.replaceAll("_", " ");
  return (
    <Section title={words.title}>
      <p>{isProposed ? words.proposed(place) : words.lead(place)}</p>
      <table className="ds-table table" data-border>
        <thead>
          <tr>
            <th scope="col">{words.wave}</th>
            <th scope="col">{words.opens}</th>
            <th scope="col">{words.closes}</th>
          </tr>
        </thead>
        <tbody>
          {dates.map(({ period, opens, closes }) => (
            <tr key={period}>
              <th scope="row">{period}</th>
              <td data-label={words.opens}>{opens}</td>
              <td data-label={words.closes}>{closes}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
