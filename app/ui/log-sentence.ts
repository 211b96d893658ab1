import { z } from "zod";
import type { Messages } from "#app/i18n/messages.ts";

interface Line {
  act: string;
  actor: string | null;
  subject: string | null;
  detail: string;
}

const role = z.enum(["specialist", "supervisor", "trainer", "administrator"]);
const changedRoles = z.object({ added: z.array(role), removed: z.array(role) });

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
    case "roles-changed": {
      const { added, removed } = changedRoles.parse(JSON.parse(detail));
      return audit.acts[act](who, whom, roleNames(added, messages), roleNames(removed, messages));
    }
    case "people-imported":
      return audit.acts[act](who);
    case "history-imported":
    case "wave-opened":
    case "wave-closed":
      return audit.acts[act](who, detail);
    default:
      return audit.other(act);
  }
}

function roleNames(roles: z.infer<typeof role>[], { common }: Messages) {
  return roles.map((one) => common.roles[one].toLocaleLowerCase("nb"));
}
