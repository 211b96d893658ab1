import type { Band } from "#app/ui/charts/band-trend.tsx";
import "./digest.css";

/** A band in words, with a mark in front that is told apart by its shape before its colour. */
export function BandMark({ band, label }: { band: Band | null; label: string }) {
  return (
    <span className="band-mark" data-band={band ?? "none"}>
      <span className="band-mark__steps" aria-hidden="true">
        <span />
        <span />
        <span />
      </span>
      {label}
    </span>
  );
}
