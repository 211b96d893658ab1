import type { Mutant } from "./mutant.ts";

/** Every way of breaking the disclosure policy that the policy itself names, and a few more. */
export const mutants: readonly Mutant[] = [
  {
    name: "smallest group of 4",
    file: "app/domain/disclosure/publish.ts",
    changes: [["wave.smallestGroup", "4"]],
    tests: ["tests/disclosure/promises.test.ts"],
  },
  {
    name: "one answer fewer than the smallest group",
    file: "app/domain/disclosure/figures.ts",
    changes: [
      [
        "values.length - Number(readByMember) >= smallest",
        "values.length - Number(readByMember) >= smallest - 1",
      ],
    ],
    tests: ["tests/app/domain/disclosure/figures.test.ts"],
  },
  {
    name: "figures readable before the close",
    file: "app/domain/disclosure/release.ts",
    changes: [
      [
        "  if (!release) return undefined;",
        `  if (!release) {
    const wave = await db.selectFrom("wave").where("id", "=", waveId).selectAll().executeTakeFirstOrThrow();
    const { publishWave } = await import("./publish.ts");
    await publishWave(db, { ...wave, closedAt: wave.closesAt });
    return readRelease(db, waveId);
  }`,
      ],
    ],
    tests: ["tests/disclosure/promises.test.ts"],
  },
  {
    name: "figures made again after the close",
    file: "app/domain/disclosure/release.ts",
    changes: [
      [
        "export async function readRelease(db: Db, waveId: string) {",
        `export async function readRelease(db: Db, waveId: string) {
  const wave = await db.selectFrom("wave").where("id", "=", waveId).selectAll().executeTakeFirstOrThrow();
  if (wave.closedAt) {
    await db.deleteFrom("releaseLine").where("waveId", "=", waveId).execute();
    await db.deleteFrom("release").where("waveId", "=", waveId).execute();
    const { publishWave } = await import("./publish.ts");
    await publishWave(db, { ...wave, closedAt: wave.closedAt });
  }`,
      ],
    ],
    tests: ["tests/disclosure/promises.test.ts"],
  },
  {
    name: "no weighing of groups inside groups (D7)",
    file: "app/domain/disclosure/figures.ts",
    changes: [["if (!exposed) return allowed;", "return allowed;"]],
    tests: ["tests/app/domain/disclosure/figures.test.ts"],
  },
  {
    name: "means to 0.1 instead of bands",
    file: "app/domain/disclosure/figures.ts",
    changes: [
      [
        "values.length < MEAN_FROM ? null : detailOf(values, sum, item)",
        "detailOf(values, sum, item)",
      ],
    ],
    tests: ["tests/app/domain/disclosure/figures.test.ts"],
  },
  {
    name: "answers of earlier waves carried forward",
    file: "app/domain/disclosure/answers.ts",
    changes: [
      ['.where("response.waveId", "=", waveId)', '.where("response.waveId", "is not", null)'],
    ],
    tests: ["tests/disclosure/promises.test.ts"],
  },
  {
    name: "the viewer's own answer counts",
    file: "app/domain/disclosure/figures.ts",
    changes: [["values.length - Number(readByMember) >= smallest", "values.length >= smallest"]],
    tests: ["tests/app/domain/disclosure/figures.test.ts"],
  },
  {
    name: "a supervisor is in the cell that he or she reads",
    file: "app/domain/cells.ts",
    changes: [[" && !reads(placed, [cell], roster, supervision)", ""]],
    tests: ["tests/app/domain/cells.test.ts"],
  },
  {
    name: "an answer after the closing time is taken",
    file: "app/domain/responses.ts",
    changes: [['    .where("closesAt", ">", now.toISOString())\n', ""]],
    tests: ["tests/disclosure/promises.test.ts"],
  },
  {
    name: "an answer after the close is taken",
    file: "app/domain/responses.ts",
    changes: [['    .where("closedAt", "is", null)\n', ""]],
    tests: ["tests/disclosure/promises.test.ts"],
  },
  {
    name: "a time stamp on answers",
    file: "db/migrations/0001-first.ts",
    changes: [
      [
        '    .addColumn("submission", "text", (c) => c.notNull())\n',
        `    .addColumn("submission", "text", (c) => c.notNull())
    .addColumn("answered_at", "text", (c) => c.notNull().defaultTo(sql\`(datetime('now'))\`))
`,
      ],
    ],
    tests: ["tests/disclosure/promises.test.ts"],
  },
  {
    name: "responses in the order in which they came",
    file: "db/migrations/0001-first.ts",
    changes: [
      [
        '    .addUniqueConstraint("response_wave_person", ["wave_id", "person_id"])\n    .modifyEnd(unordered)\n',
        '    .addUniqueConstraint("response_wave_person", ["wave_id", "person_id"])\n',
      ],
    ],
    tests: ["tests/disclosure/promises.test.ts"],
  },
  {
    name: "answers in the order in which they came",
    file: "db/migrations/0001-first.ts",
    changes: [
      [
        '    .addCheckConstraint("answer_one_kind", sql`(value is null) <> (code is null)`)\n    .modifyEnd(unordered)\n',
        '    .addCheckConstraint("answer_one_kind", sql`(value is null) <> (code is null)`)\n',
      ],
    ],
    tests: ["tests/disclosure/promises.test.ts"],
  },
  {
    name: "a trend from means of answers",
    file: "app/domain/digest.ts",
    changes: [
      [
        "  const past = await pastBands(db, { series, period, cellId: cell.id, since: cell.since });\n",
        `  const { answersOfWave } = await import("./disclosure/answers.ts");
  const past: { period: string; subject: string; state: string }[] = [];
  const waves = await db.selectFrom("wave").where("series", "=", series).select(["id", "period"]).execute();
  for (const each of waves) {
    const answers = [...(await answersOfWave(db, each.id)).values()];
    for (const { id: subject } of publishedSurvey(wave.survey, wave.surveyVersion).scoring.items) {
      const values = answers.flatMap((own) => own[subject] ?? []);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      if (values.length > 0) past.push({ period: each.period, subject, state: mean.toFixed(1) });
    }
  }
`,
      ],
    ],
    tests: ["tests/disclosure/promises.test.ts"],
  },
  {
    name: "participation as a count",
    file: "app/domain/disclosure/figures.ts",
    changes: [
      [
        "  return stepOf(\n",
        "  if (answers.size > 0)\n    return String(group.members.filter((one) => answers.has(one)).length) as Participation;\n  return stepOf(\n",
      ],
    ],
    tests: ["tests/app/domain/disclosure/figures.test.ts"],
  },
  {
    name: "export of a wave that is open",
    file: "app/domain/disclosure/published-lines.ts",
    changes: [
      ['    .where("closedAt", "is not", null)\n', ""],
      [
        "    const release = await readRelease(db, wave.id);\n",
        `    const { answersOfWave } = await import("./answers.ts");
    const state = String((await answersOfWave(db, wave.id)).size);
    const nobody = { groupKind: "organisation", groupId: "organisation", subject: "", grade: null };
    const live = { ...nobody, kind: "participation", state, duration: null, detail: null } as const;
    const release = (await readRelease(db, wave.id)) ?? { lines: [live] };
`,
      ],
    ],
    tests: ["tests/disclosure/promises.test.ts"],
  },
  {
    name: "a signal that one person's answer can end",
    file: "app/domain/early-warning/recovery.ts",
    changes: [["(gaps - reach) / people >= -NEAR", "gaps / people >= -NEAR"]],
    tests: ["tests/disclosure/signals.test.ts"],
  },
  {
    name: "a signal of a persistent drain that one person's answer can end",
    file: "app/domain/early-warning/persistent-level.ts",
    changes: [["level.mean - level.down >= LIMIT", "level.mean >= LIMIT"]],
    tests: ["tests/disclosure/signals.test.ts"],
  },
  {
    name: "a signal that one person's answer can prevent or raise",
    file: "app/domain/early-warning/exchange.ts",
    changes: [["U[window]! - drop.U[window]! + drop.atTop[window]!", "U[window]!"]],
    tests: ["tests/app/domain/early-warning/exchange.test.ts"],
  },
  {
    name: "sharers are not known to the gate",
    file: "app/domain/disclosure/publish.ts",
    changes: [["shared: new Map(shared),", "shared: new Map(),"]],
    tests: ["tests/disclosure/promises.test.ts"],
  },
  {
    name: "no gate",
    file: "app/domain/disclosure/gate.ts",
    changes: [
      ["if (decision.withheld.includes(figure.band)) {", "if (decision.withheld.length > 3) {"],
    ],
    tests: ["tests/disclosure/promises.test.ts"],
  },
  {
    name: "a share that exposes others is taken",
    file: "app/domain/shares/sharing.ts",
    changes: [
      [
        "if (wave.closedAt !== null && (await wouldExpose(trx, { ...given, items })))",
        "if (false)",
      ],
    ],
    tests: ["tests/disclosure/promises.test.ts"],
  },
];
