import type { z } from "zod";

/** What is wrong with a folder of survey files: one sentence a fault, each with file, place and remedy. */
export class SurveyFault extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join("\n"));
    this.name = "SurveyFault";
    this.faults = faults;
  }
}

/** One sentence for each issue: `file: where: what to do`. */
export function faultsIn(file: string, error: z.ZodError): string[] {
  const readme = `${file.slice(0, file.indexOf("/"))}/README.md`;
  return error.issues.map((issue) => `${file}: ${place(issue.path)}: ${remedy(issue, readme)}`);
}

function place(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "the whole file";
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .slice(1);
}

function remedy(issue: z.core.$ZodIssue, readme: string): string {
  if (issue.code !== "unrecognized_keys") return issue.message;
  const keys = issue.keys.map((key) => JSON.stringify(key)).join(", ");
  return `${keys} may not stand here; remove it (only the properties in ${readme} are allowed)`;
}
