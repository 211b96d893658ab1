import { type Kysely, SqliteAdapter, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  const schema = db.schema;
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter;
  const unordered = isSqlite ? sql`without rowid` : sql``;

  await schema
    .alterTable("person")
    .addColumn("keeps_history", "integer", (c) => c.notNull().defaultTo(1))
    .execute();
  await schema.alterTable("wave").addColumn("close_failed_at", "text").execute();
  await schema
    .alterTable("wave")
    .addColumn("false_alarms", "real", (c) => c.notNull().defaultTo(1))
    .execute();

  // Megabytes that are rewritten whole at every close: compressing them costs more than they take.
  if (!isSqlite) {
    await sql`alter table early_warning_state alter column state set storage external`.execute(db);
  }

  await schema
    .createTable("share")
    .addColumn("id", "text", (c) => c.primaryKey().notNull())
    .addColumn("response_id", "text", (c) =>
      c.notNull().references("response.id").onDelete("cascade"),
    )
    .addColumn("receiver_id", "text", (c) =>
      c.notNull().references("person.id").onDelete("cascade"),
    )
    .addColumn("shared_on", "text", (c) => c.notNull())
    .addColumn("ends_on", "text", (c) => c.notNull())
    .addColumn("withdrawn_at", "text")
    .modifyEnd(unordered)
    .execute();
  await schema.createIndex("share_response").on("share").column("response_id").execute();
  await schema.createIndex("share_receiver").on("share").column("receiver_id").execute();

  await schema
    .createTable("share_item")
    .addColumn("share_id", "text", (c) => c.notNull().references("share.id").onDelete("cascade"))
    .addColumn("item", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("share_item_key", ["share_id", "item"])
    .modifyEnd(unordered)
    .execute();

  await schema
    .createTable("talk_request")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id").onDelete("cascade"))
    .addColumn("receiver_id", "text", (c) =>
      c.notNull().references("person.id").onDelete("cascade"),
    )
    .addColumn("asked_on", "text", (c) => c.notNull())
    .addColumn("ended_at", "text")
    .execute();
  await schema.createIndex("talk_request_person").on("talk_request").column("person_id").execute();
  await schema
    .createIndex("talk_request_receiver")
    .on("talk_request")
    .column("receiver_id")
    .execute();

  await schema
    .createTable("access_receipt")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id").onDelete("cascade"))
    .addColumn("reader_id", "text", (c) => c.references("person.id").onDelete("set null"))
    .addColumn("what", "text", (c) => c.notNull())
    .addColumn("share_id", "text", (c) => c.references("share.id").onDelete("set null"))
    .addColumn("at", "text", (c) => c.notNull())
    .execute();
  await schema
    .createIndex("access_receipt_person")
    .on("access_receipt")
    .columns(["person_id", "at"])
    .execute();
  await schema
    .createIndex("access_receipt_reader")
    .on("access_receipt")
    .column("reader_id")
    .execute();
  await schema
    .createIndex("access_receipt_share")
    .on("access_receipt")
    .column("share_id")
    .execute();

  await schema
    .createTable("notice_seen")
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id").onDelete("cascade"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("seen_on", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("notice_seen_key", ["person_id", "version"])
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ["notice_seen", "access_receipt", "talk_request", "share_item", "share"])
    await db.schema.dropTable(table).execute();
  if (!(db.getExecutor().adapter instanceof SqliteAdapter)) {
    await sql`alter table early_warning_state alter column state set storage extended`.execute(db);
  }
  await db.schema.alterTable("wave").dropColumn("false_alarms").execute();
  await db.schema.alterTable("wave").dropColumn("close_failed_at").execute();
  await db.schema.alterTable("person").dropColumn("keeps_history").execute();
}
