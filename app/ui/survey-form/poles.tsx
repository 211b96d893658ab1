import "./poles.css";

/**
 * A question's description. Two lines are the two poles of a factor, the draining one first, and stand
 * one under the other in the order of the scale; anything else stands as it is.
 */
export function Poles({ description }: { description: string }) {
  const lines = description.split("\n");
  if (lines.length !== 2) return <>{description}</>;
  return lines.map((line, index) => {
    const [name = "", ...words] = line.split(":");
    return (
      <span
        className="survey-form__pole"
        data-pole={index === 0 ? "drains" : "nourishes"}
        key={index}
      >
        {words.length > 0 ? (
          <>
            <b>{name}:</b>
            {words.join(":")}
          </>
        ) : (
          line
        )}
      </span>
    );
  });
}
