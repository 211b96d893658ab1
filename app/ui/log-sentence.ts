import type { Messages } from "#app/i18n/messages.ts";

interface Line {
  act: string;
  actor: string | null;
  actorIsGone?: boolean;
  subject: string | null;
  detail: string;
}

/** A line of the log in plain words; a line that this version does not know is named as it stands. */
export function sentenceOf(line: Line, messages: Messages): string {
  const { act, actor, actorIsGone, subject, detail } = line;
  const { audit } = messages.administration;
  const who = actor ?? (actorIsGone ? sentenceBegin(audit.someone) : audit.installation);
  const whom = subject ?? audit.someone;
  switch (act) {
    case "signed-in":
      return audit.acts[act](detail);
    case "first-administrator-made":
      return audit.acts[act](whom);
    case "roles-changed":
      return audit.acts[act](
        who,
        whom,
        rolesIn(detail, "+", messages),
        rolesIn(detail, "-", messages),
      );
    case "people-imported":
      return audit.acts[act](who);
    case "address-corrected":
      return audit.acts[act](who, whom);
    case "history-imported":
    case "series-planned":
    case "series-paused":
    case "series-resumed":
    case "wave-opened":
    case "wave-closed":
    case "false-alarms-accepted":
    case "module-published":
      return audit.acts[act](who, detail);
    case "module-waived":
      return audit.acts[act](who, detail, whom);
    case "module-assigned":
    case "assignment-ended":
      return assigning(act, { detail, who, whom }, messages);
    case "wave-not-opened":
      return notOpened(detail, messages);
    case "own-data-taken":
    case "account-erased":
      return audit.acts[act];
    case "retention-changed":
      return audit.acts[act](who, periodsIn(detail, messages));
    default:
      return audit.other(act);
  }
}

/** A module and to what kind of scope: "m05 team …"; of a person the name is known, of a scope the kind. */
function assigning(
  act: "module-assigned" | "assignment-ended",
  { detail, who, whom }: { detail: string; who: string; whom: string },
  { administration }: Messages,
) {
  const { acts, other } = administration.audit;
  const [module = "", kind = ""] = detail.split(" ");
  const sentences = acts[act];
  return kind in sentences
    ? sentences[kind as keyof typeof sentences](who, module, whom) // just looked up
    : other(detail);
}

/** A wave and why it was not opened: "monthly-pulse 2027-03 nobody". */
function notOpened(detail: string, { administration }: Messages) {
  const { acts, other } = administration.audit;
  const [, wave = "", why = ""] = /^(.+) (\S+)$/.exec(detail) ?? [];
  const sentences = acts["wave-not-opened"];
  return why in sentences
    ? sentences[why as keyof typeof sentences](wave) // just looked up
    : other(detail);
}

function sentenceBegin(words: string) {
  return words.charAt(0).toLocaleUpperCase("nb") + words.slice(1);
}

/** The periods that `detail` names, in words: "answers=12 mails=3". */
function periodsIn(detail: string, { retention }: Messages) {
  return Object.entries(retention.kinds).flatMap(([kind, { name, length }]) => {
    const count = new RegExp(`(?:^| )${kind}=(\\d+)`).exec(detail)?.[1];
    return count ? [`${name.toLocaleLowerCase("nb")}: ${length(Number(count))}`] : [];
  });
}

/** The roles that `detail` marks with `sign`: "+supervisor -trainer". */
function rolesIn(detail: string, sign: "+" | "-", { common }: Messages) {
  return Object.entries(common.roles)
    .filter(([role]) => detail.split(" ").includes(sign + role))
    .map(([, name]) => name.toLocaleLowerCase("nb"));
}
