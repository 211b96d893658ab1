import { Command } from "commander";
import { dayOf } from "#app/domain/calendar.ts";
import { isNothing } from "#app/domain/people-import/changes.ts";
import { applyPeopleImport } from "#app/domain/people-import/apply.ts";
import { divisionAfterImport } from "#app/domain/people-import/division.ts";
import { limits, planPeopleImport } from "#app/domain/people-import/plan.ts";
import { DEFAULT_TIME_ZONE } from "#app/domain/waves.ts";
import { correctAddressCommand } from "./correct-address.ts";
import { withDatabase } from "./database.ts";
import { divisionLines } from "./division-lines.ts";
import { erasePersonCommand } from "./erase-person.ts";
import { faultsOf } from "./faults.ts";
import { readInputFile } from "./input-file.ts";
import { linesOf, summaryOf } from "./people-changes.ts";
import { showProgress } from "./progress.ts";
import { Refusal } from "./refusal.ts";

const words = {
  people: "People, their teams and who supervises them.",
  import: "Bring people, teams and supervision up to date from a CSV file.",
  file: "the CSV file, UTF-8",
  dryRun: "show what would change, with the reporting groups that follow, and change nothing",
  progress: "Storing",
  faulty: (faults: number) =>
    `Nothing was changed. ${faults === 1 ? "1 fault" : `${faults} faults`} to put right first.`,
  outOfDate:
    "Nothing was changed: somebody else changed people at the same moment. Run the command again.",
  nothing: "Everything in the file is stored already.",
  nothingToDo: "Nothing was changed.",
  done: (summary: string) => `Done: ${summary}.`,
  dryRunDone: "Nothing was changed: --dry-run.",
};

const example = `
The file, for example people.csv:

  email,name,roles,unit,team,supervisor,language,time_zone,start,end
  astrid@n.example,Astrid Moe,administrator,,,,,,,
  kari@n.example,Kari Lie,supervisor;trainer,,,,nb,Europe/Oslo,,
  ida@n.example,Ida Vik,specialist,Coast,North,,,,2026-01-01,2027-03-01
  ida@n.example,Ida Vik,specialist,Inland,South,kari@n.example,,,2027-03-01,

One row for each membership of a team. People without a team have one row, with
unit, team, supervisor, start and end empty.

  email       says who it is; capitals do not matter
  roles       specialist, supervisor, trainer or administrator; several joined
              by ;
  unit, team  are made when they are new; the unit may be empty when the team's
              name is its only one
  supervisor  e-mail of a person with the role supervisor; for the days of the
              row; may be empty
  language    en or nb; empty is what the person has, and nb for new people
  time_zone   such as Europe/Oslo; empty is what the person has, and Europe/Oslo
              for new people
  start       the first day in the team, such as 2026-01-01
  end         the first day no longer in the team; empty while it lasts

A faulty file changes nothing, and every fault is named with its line. People
who are not in the file are left alone, and so are memberships that it does not
name: to move somebody, give the old row its end and add a row for the new team.
The same file again changes nothing.`;

/** `tilsig people …` */
export function peopleCommand(): Command {
  return new Command("people")
    .description(words.people)
    .addCommand(importCommand())
    .addCommand(correctAddressCommand())
    .addCommand(erasePersonCommand())
    .addHelpText("after", example);
}

function importCommand() {
  return new Command("import")
    .description(words.import)
    .argument("<file>", words.file)
    .option("--dry-run", words.dryRun)
    .addHelpText("after", example)
    .action(importPeopleFile);
}

async function importPeopleFile(path: string, { dryRun = false }: { dryRun?: boolean }) {
  const file = await readInputFile(path, limits.maxBytes);
  await withDatabase(async (db) => {
    const plan = await planPeopleImport(db, file);
    if (plan.outcome === "faulty") {
      throw new Refusal(`${faultsOf(path, plan.faults)}\n${words.faulty(plan.faults.length)}`);
    }
    say(linesOf(plan.changes));
    if (dryRun) {
      const now = new Date();
      const when = {
        series: "monthly-pulse",
        day: dayOf(now.toISOString(), DEFAULT_TIME_ZONE),
        now,
      };
      return say([...divisionLines(await divisionAfterImport(db, plan, when)), words.dryRunDone]);
    }
    if (isNothing(plan.changes)) return say([words.nothing, words.nothingToDo]);

    const progress = showProgress(words.progress);
    const onProgress = progress.at;
    const { outcome } = await applyPeopleImport(db, plan, { now: new Date(), onProgress }).finally(
      progress.stop,
    );
    if (outcome === "out-of-date") throw new Refusal(words.outOfDate);
    say([words.done(summaryOf(plan.changes))]);
  });
}

function say(lines: string[]) {
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
}
