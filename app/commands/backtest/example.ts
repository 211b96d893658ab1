import { INTENTION_FACTOR } from "#app/domain/early-warning/backtest.ts";

/** What the three files look like, in lines of a terminal of 80 columns. */
export const backtestExample = `
The three files are CSV in UTF-8, with commas or semicolons. Their columns may
stand in any order, and others are passed over:

  responses.csv   person,team,month,factor,item,value
                  p01,north,2026-01,workload,workload,4
  roster.csv      person,team,start,end,consent
                  p01,north,2025-06,,1
  items.csv       item,factor
                  workload,workload

  month, start    year and month
  end             the first month no longer in the team; empty while it lasts
  value           a number from --min to --max, high is good; empty is a
                  question that was skipped
  consent         1: this person's own signals are in the result, 0: they
                  are not
  factor ${INTENTION_FACTOR}      the intention to leave, on which high is bad

Rows may stand in any order. A faulty file is refused with every fault and its
line, and nothing is written. Otherwise there is a line for each signal, in
the month it is raised:

  {"scope":"team","id":"north","factor":"workload","month":"2026-09",
   "kind":"change","score":1.72,"grade":"clear","reason":"Below your …"}

Examples:

  tilsig backtest --responses responses.csv --roster roster.csv \\
    --items items.csv --out signals.jsonl
  tilsig backtest --responses responses.csv --roster roster.csv \\
    --items items.csv --out signals.jsonl --min -2 --max 2 --scores`;
