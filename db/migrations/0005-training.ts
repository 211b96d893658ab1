import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  const schema = db.schema;

  await schema
    .createTable("module_draft")
    .addColumn("module", "text", (c) => c.primaryKey())
    .addColumn("definition", "text", (c) => c.notNull())
    .addColumn("edition", "integer", (c) => c.notNull())
    .addColumn("edited_by", "text", (c) => c.references("person.id").onDelete("set null"))
    .addColumn("edited_at", "text", (c) => c.notNull())
    .execute();
  await schema.createIndex("module_draft_editor").on("module_draft").column("edited_by").execute();

  await schema
    .createTable("module_version")
    .addColumn("module", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull().check(sql`version >= 1`))
    .addColumn("definition", "text", (c) => c.notNull())
    .addColumn("published_by", "text", (c) => c.references("person.id").onDelete("set null"))
    .addColumn("published_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("module_version_key", ["module", "version"])
    .execute();
  await schema
    .createIndex("module_version_publisher")
    .on("module_version")
    .column("published_by")
    .execute();

  await schema
    .createTable("assignment_plan")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("module", "text", (c) => c.notNull())
    .addColumn("person_id", "text", (c) => c.references("person.id").onDelete("cascade"))
    .addColumn("team_id", "text", (c) => c.references("team.id"))
    .addColumn("unit_id", "text", (c) => c.references("unit.id"))
    .addColumn("role", "text", (c) =>
      c.check(sql`role in ('specialist', 'supervisor', 'trainer', 'administrator')`),
    )
    .addColumn("due_on", "text")
    .addColumn("due_days", "integer", (c) => c.check(sql`due_days between 1 and 365`))
    .addColumn("mandatory", "integer", (c) => c.notNull())
    .addColumn("assigned_by", "text", (c) => c.references("person.id").onDelete("set null"))
    .addColumn("assigned_on", "text", (c) => c.notNull())
    .addColumn("ended_on", "text")
    .addCheckConstraint(
      "assignment_plan_one_scope",
      sql`case when person_id is null then 0 else 1 end + case when team_id is null then 0 else 1 end
        + case when unit_id is null then 0 else 1 end + case when role is null then 0 else 1 end = 1`,
    )
    .addCheckConstraint("assignment_plan_due", sql`due_on is null or due_days is null`)
    .execute();
  for (const column of ["person_id", "team_id", "unit_id", "assigned_by"])
    await schema
      .createIndex(`assignment_plan_${column}`)
      .on("assignment_plan")
      .column(column)
      .execute();

  await schema
    .createTable("assignment")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("plan_id", "text", (c) =>
      c.notNull().references("assignment_plan.id").onDelete("cascade"),
    )
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id").onDelete("cascade"))
    .addColumn("assigned_on", "text", (c) => c.notNull())
    .addColumn("counts_from", "text", (c) => c.notNull())
    .addColumn("due_on", "text")
    .addColumn("announced_on", "text")
    .addColumn("waived_on", "text")
    .addColumn("waived_by", "text", (c) => c.references("person.id").onDelete("set null"))
    .addColumn("waiver_reason", "text")
    .addUniqueConstraint("assignment_plan_person", ["plan_id", "person_id"])
    .execute();
  await schema.createIndex("assignment_person").on("assignment").column("person_id").execute();
  await schema.createIndex("assignment_waiver").on("assignment").column("waived_by").execute();

  await schema
    .createTable("attempt")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id").onDelete("cascade"))
    .addColumn("module", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("started_at", "text", (c) => c.notNull())
    .addColumn("last_step_at", "text", (c) => c.notNull())
    .addColumn("screens_read", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("active_seconds", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("completed_at", "text")
    .addColumn("right_answers", "integer")
    .addColumn("passed", "integer")
    .addColumn("certificate_code", "text", (c) => c.unique())
    .execute();
  await schema
    .createIndex("attempt_person_module")
    .on("attempt")
    .columns(["person_id", "module"])
    .execute();

  await schema
    .createTable("attempt_answer")
    .addColumn("attempt_id", "text", (c) =>
      c.notNull().references("attempt.id").onDelete("cascade"),
    )
    .addColumn("question", "text", (c) => c.notNull())
    .addColumn("chosen", "text", (c) => c.notNull())
    .addColumn("is_right", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("attempt_answer_key", ["attempt_id", "question"])
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of [
    "attempt_answer",
    "attempt",
    "assignment",
    "assignment_plan",
    "module_version",
    "module_draft",
  ])
    await db.schema.dropTable(table).execute();
}
