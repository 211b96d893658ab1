import type { Messages } from "#app/i18n/messages.ts";

interface Line {
  act: string;
  actor: string | null;
  subject: string | null;
  detail: string;
}

/** A line of the log in plain words; a line that this version does not know is named as it stands. */
export function sentenceOf({ act, actor, subject, detail }: Line, messages: Messages): string {
  const { audit } = messages.administration;
  const who = actor ?? audit.installation;
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
    case "history-imported":
    case "wave-opened":
    case "wave-closed":
    case "false-alarms-accepted":
      return audit.acts[act](who, detail);
    default:
      return audit.other(act);
  }
}

/** The roles that `detail` marks with `sign`: "+supervisor -trainer". */
function rolesIn(detail: string, sign: "+" | "-", { common }: Messages) {
  return Object.entries(common.roles)
    .filter(([role]) => detail.split(" ").includes(sign + role))
    .map(([, name]) => name.toLocaleLowerCase("nb"));
}
