import { type Kysely } from "kysely";

/** Ids of submissions that another one or their taking back has put an end to, while a wave is open. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("spent_submission")
    .addColumn("wave_id", "text", (c) => c.notNull().references("wave.id").onDelete("cascade"))
    .addColumn("submission", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("spent_submission_key", ["wave_id", "submission"])
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("spent_submission").execute();
}
