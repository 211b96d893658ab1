import { useMessages } from "#app/ui/language.ts";
import "./training.css";

export interface ShownCertificate {
  name: string;
  title: string;
  version: number;
  date: string;
  minutes: number;
  /** In groups of four. */
  code: string;
}

/** What a certificate says; the same to its owner and to whoever verifies it. */
export function CertificateBody({ name, title, version, date, minutes, code }: ShownCertificate) {
  const { certificate: words } = useMessages().training;
  return (
    <div className="certificate">
      <p className="certificate__name">
        <bdi>{name}</bdi>
      </p>
      <p>{words.body}</p>
      <p className="certificate__module">
        <bdi>{title}</bdi>
      </p>
      <dl className="certificate__facts">
        <dt>{words.version}</dt>
        <dd>{version}</dd>
        <dt>{words.date}</dt>
        <dd>{date}</dd>
        <dt>{words.minutes}</dt>
        <dd>{words.minutesValue(minutes)}</dd>
        <dt>{words.code}</dt>
        <dd className="certificate__code">{code}</dd>
      </dl>
    </div>
  );
}
