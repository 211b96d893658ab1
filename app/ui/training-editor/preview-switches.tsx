import { ButtonLink } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";
import { type Language, languages } from "./module-fields.ts";

interface PreviewSwitchesProps {
  shownIn: Language;
  width: "phone" | "wide";
  isDraft: boolean;
}

/** Which language of the text is shown, and how wide: links, so that they work without script. */
export function PreviewSwitches({ shownIn, width, isDraft }: PreviewSwitchesProps) {
  const { preview, editor } = useMessages().trainingEditor;
  const address = (language: Language, wide: "phone" | "wide") =>
    `?${isDraft ? "draft&" : ""}in=${language}&width=${wide}`;
  return (
    <div className="preview-switches">
      <nav className="preview-switch" aria-label={preview.language}>
        <span className="quiet">{preview.language}</span>
        {languages.map((language) => (
          <ButtonLink
            key={language}
            variant="tertiary"
            to={address(language, width)}
            aria-current={language === shownIn ? "true" : undefined}
            preventScrollReset
          >
            {editor.languages[language]}
          </ButtonLink>
        ))}
      </nav>
      <nav className="preview-switch" aria-label={preview.width}>
        <span className="quiet">{preview.width}</span>
        {(["phone", "wide"] as const).map((wide) => (
          <ButtonLink
            key={wide}
            variant="tertiary"
            to={address(shownIn, wide)}
            aria-current={wide === width ? "true" : undefined}
            preventScrollReset
          >
            {preview.widths[wide]}
          </ButtonLink>
        ))}
      </nav>
    </div>
  );
}
