import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  const schema = db.schema;

  await schema.alterTable("series").addColumn("rule", "text").execute();
  await schema.alterTable("series").addColumn("paused_at", "text").execute();
  await schema
    .alterTable("person")
    .addColumn("mail_hour", "integer", (c) =>
      c
        .notNull()
        .defaultTo(8)
        .check(sql`mail_hour between 0 and 23`),
    )
    .execute();
  await schema.alterTable("person").addColumn("mail_refused_at", "text").execute();
  await schema.alterTable("person").addColumn("mail_refusal", "text").execute();
  await schema
    .alterTable("digest_preference")
    .addColumn("content", "text", (c) =>
      c
        .notNull()
        .defaultTo("summary")
        .check(sql`content in ('summary', 'link')`),
    )
    .execute();

  await schema
    .createTable("pause")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id").onDelete("cascade"))
    .addColumn("start_date", "text", (c) => c.notNull())
    .addColumn("end_date", "text")
    .addCheckConstraint("pause_dates", sql`end_date is null or end_date > start_date`)
    .execute();
  await schema.createIndex("pause_person").on("pause").column("person_id").execute();

  await schema
    .createTable("unsubscription")
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id").onDelete("cascade"))
    .addColumn("kind", "text", (c) => c.notNull().check(sql`kind in ('digest', 'reminder')`))
    .addColumn("since", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("unsubscription_key", ["person_id", "kind"])
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("unsubscription").execute();
  await db.schema.dropTable("pause").execute();
  await db.schema.alterTable("digest_preference").dropColumn("content").execute();
  for (const column of ["mail_refusal", "mail_refused_at", "mail_hour"])
    await db.schema.alterTable("person").dropColumn(column).execute();
  for (const column of ["paused_at", "rule"])
    await db.schema.alterTable("series").dropColumn(column).execute();
}
