import { type Certificate, printedCode } from "./domain/training/certificates.ts";
import { formatDate, type Reader } from "./i18n/dates.ts";

/** A certificate in the reader's language, with its day on the reader's calendar. */
export function shownCertificate(certificate: Certificate, reader: Reader) {
  const { code, name, title, version, passedAt, minutes } = certificate;
  return {
    ...{ name, version, minutes, code: printedCode(code) },
    title: title[reader.language],
    date: formatDate(passedAt, reader),
  };
}
