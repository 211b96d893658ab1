import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  const schema = db.schema;

  await schema
    .createTable("mail_outage")
    .addColumn("id", "text", (c) => c.primaryKey().check(sql`id = 'smtp'`))
    .addColumn("since", "text", (c) => c.notNull())
    .addColumn("try_at", "text", (c) => c.notNull())
    .addColumn("tried_at", "text", (c) => c.notNull())
    .addColumn("tries", "integer", (c) => c.notNull())
    .addColumn("cause", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .execute();

  await schema.alterTable("outbox").addColumn("leased_by", "text").execute();
  await schema.alterTable("outbox").addColumn("due_since", "text").execute();
  await schema
    .alterTable("outbox")
    .addColumn("urgent", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await sql`update outbox set urgent = 1 where kind = 'send-sign-in'`.execute(db);
  await schema
    .createIndex("outbox_urgent")
    .on("outbox")
    .column("run_at")
    .where(sql.ref("urgent"), "=", sql.lit(1))
    .where(sql.ref("done_at"), "is", null)
    .where(sql.ref("failed_at"), "is", null)
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("outbox_urgent").execute();
  for (const column of ["urgent", "due_since", "leased_by"])
    await db.schema.alterTable("outbox").dropColumn(column).execute();
  await db.schema.dropTable("mail_outage").execute();
}
