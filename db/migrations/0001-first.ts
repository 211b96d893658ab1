import { type Kysely, SqliteAdapter, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  const schema = db.schema;
  // Without a row id, SQLite keeps rows in the order of their random key, which says nothing.
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter;
  const unordered = isSqlite ? sql`without rowid` : sql``;

  await schema
    .createTable("setting")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("value", "text", (c) => c.notNull())
    .execute();

  await schema
    .createTable("unit")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("name", "text", (c) => c.notNull().unique())
    .execute();

  await schema
    .createTable("team")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("unit_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("name", "text", (c) => c.notNull())
    .addUniqueConstraint("team_unit_name", ["unit_id", "name"])
    .execute();

  await schema
    .createTable("person")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("email", "text", (c) => c.notNull().unique())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("language", "text", (c) => c.notNull().check(sql`language in ('en', 'nb')`))
    .addColumn("time_zone", "text", (c) => c.notNull())
    .addColumn("disabled", "integer", (c) => c.notNull().defaultTo(0))
    .execute();

  await schema
    .createTable("person_role")
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id").onDelete("cascade"))
    .addColumn("role", "text", (c) =>
      c.notNull().check(sql`role in ('specialist', 'supervisor', 'trainer', 'administrator')`),
    )
    .addPrimaryKeyConstraint("person_role_key", ["person_id", "role"])
    .execute();

  await schema
    .createTable("membership")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id").onDelete("cascade"))
    .addColumn("team_id", "text", (c) => c.notNull().references("team.id"))
    .addColumn("start_date", "text", (c) => c.notNull())
    .addColumn("end_date", "text")
    .addUniqueConstraint("membership_person_team_start", ["person_id", "team_id", "start_date"])
    .addCheckConstraint("membership_dates", sql`end_date is null or end_date > start_date`)
    .execute();
  await schema.createIndex("membership_team").on("membership").column("team_id").execute();

  await schema
    .createTable("supervision")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("supervisor_id", "text", (c) =>
      c.notNull().references("person.id").onDelete("cascade"),
    )
    .addColumn("specialist_id", "text", (c) =>
      c.notNull().references("person.id").onDelete("cascade"),
    )
    .addColumn("start_date", "text", (c) => c.notNull())
    .addColumn("end_date", "text")
    .addUniqueConstraint("supervision_pair_start", ["supervisor_id", "specialist_id", "start_date"])
    .addCheckConstraint("supervision_dates", sql`end_date is null or end_date > start_date`)
    .addCheckConstraint("supervision_of_another", sql`supervisor_id <> specialist_id`)
    .execute();
  await schema
    .createIndex("supervision_specialist")
    .on("supervision")
    .column("specialist_id")
    .execute();

  await schema
    .createTable("digest_preference")
    .addColumn("person_id", "text", (c) =>
      c.primaryKey().references("person.id").onDelete("cascade"),
    )
    .addColumn("timing", "text", (c) =>
      c.notNull().check(sql`timing in ('second-working-day', 'weekday', 'at-once')`),
    )
    .addColumn("weekday", "integer", (c) => c.check(sql`weekday between 1 and 5`))
    .addColumn("hour", "integer", (c) => c.notNull().check(sql`hour between 0 and 23`))
    .execute();

  await schema
    .createTable("setup_link")
    .addColumn("token_hash", "text", (c) => c.primaryKey())
    .addColumn("created_at", "text", (c) => c.notNull())
    .execute();

  await schema
    .createTable("sign_in")
    .addColumn("cookie_hash", "text", (c) => c.primaryKey())
    .addColumn("person_id", "text", (c) => c.references("person.id").onDelete("cascade"))
    .addColumn("link_hash", "text", (c) => c.notNull().unique())
    .addColumn("code_hash", "text", (c) => c.notNull())
    .addColumn("tries", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("expires_at", "text", (c) => c.notNull())
    .execute();
  await schema.createIndex("sign_in_person").on("sign_in").column("person_id").execute();

  await schema
    .createTable("sign_in_request")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("address_hash", "text", (c) => c.notNull())
    .addColumn("network_hash", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .execute();
  await schema
    .createIndex("sign_in_request_address")
    .on("sign_in_request")
    .columns(["address_hash", "at"])
    .execute();
  await schema
    .createIndex("sign_in_request_network")
    .on("sign_in_request")
    .columns(["network_hash", "at"])
    .execute();

  await schema
    .createTable("session")
    .addColumn("id_hash", "text", (c) => c.primaryKey())
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id").onDelete("cascade"))
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("expires_at", "text", (c) => c.notNull())
    .addColumn("last_used_at", "text", (c) => c.notNull())
    .addColumn("device", "text", (c) => c.notNull())
    .execute();
  await schema.createIndex("session_person").on("session").column("person_id").execute();

  await schema
    .createTable("audit")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("actor_id", "text")
    .addColumn("act", "text", (c) => c.notNull())
    .addColumn("subject_id", "text")
    .addColumn("detail", "text", (c) => c.notNull())
    .execute();
  await schema.createIndex("audit_at").on("audit").column("at").execute();

  await schema
    .createTable("series")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("survey", "text", (c) => c.notNull())
    .addColumn("time_zone", "text", (c) => c.notNull())
    .execute();

  await schema
    .createTable("wave")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("series", "text", (c) => c.notNull().references("series.name"))
    .addColumn("period", "text", (c) => c.notNull())
    .addColumn("survey", "text", (c) => c.notNull())
    .addColumn("survey_version", "integer", (c) => c.notNull())
    .addColumn("policy_version", "integer", (c) => c.notNull())
    .addColumn("smallest_group", "integer", (c) => c.notNull().check(sql`smallest_group >= 5`))
    .addColumn("opens_at", "text", (c) => c.notNull())
    .addColumn("closes_at", "text", (c) => c.notNull())
    .addColumn("closed_at", "text")
    .addUniqueConstraint("wave_series_period", ["series", "period"])
    .addCheckConstraint("wave_times", sql`closes_at > opens_at`)
    .execute();

  await schema
    .createTable("cell")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("series", "text", (c) => c.notNull().references("series.name"))
    .addColumn("unit_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("name", "text", (c) => c.notNull())
    .execute();
  await schema.createIndex("cell_series").on("cell").column("series").execute();
  await schema.createIndex("cell_unit").on("cell").column("unit_id").execute();

  await schema
    .createTable("cell_team")
    .addColumn("cell_id", "text", (c) => c.notNull().references("cell.id").onDelete("cascade"))
    .addColumn("team_id", "text", (c) => c.notNull().references("team.id"))
    .addPrimaryKeyConstraint("cell_team_key", ["cell_id", "team_id"])
    .execute();
  await schema.createIndex("cell_team_team").on("cell_team").column("team_id").execute();

  await schema
    .createTable("roster")
    .addColumn("wave_id", "text", (c) => c.notNull().references("wave.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id").onDelete("cascade"))
    .addColumn("team_id", "text", (c) => c.notNull().references("team.id"))
    .addColumn("cell_id", "text", (c) => c.references("cell.id"))
    .addPrimaryKeyConstraint("roster_key", ["wave_id", "person_id"])
    .execute();
  await schema.createIndex("roster_person").on("roster").column("person_id").execute();
  await schema.createIndex("roster_team").on("roster").column("team_id").execute();
  await schema.createIndex("roster_cell").on("roster").column("cell_id").execute();

  await schema
    .createTable("invitation")
    .addColumn("token_hash", "text", (c) => c.primaryKey())
    .addColumn("wave_id", "text", (c) => c.notNull().references("wave.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id").onDelete("cascade"))
    .addUniqueConstraint("invitation_wave_person", ["wave_id", "person_id"])
    .modifyEnd(unordered)
    .execute();
  await schema.createIndex("invitation_person").on("invitation").column("person_id").execute();

  await schema
    .createTable("response")
    .addColumn("id", "text", (c) => c.primaryKey().notNull())
    .addColumn("wave_id", "text", (c) => c.notNull().references("wave.id"))
    .addColumn("person_id", "text", (c) => c.references("person.id").onDelete("cascade"))
    .addColumn("submission", "text", (c) => c.notNull())
    .addUniqueConstraint("response_wave_person", ["wave_id", "person_id"])
    .modifyEnd(unordered)
    .execute();
  await schema.createIndex("response_person").on("response").column("person_id").execute();

  await schema
    .createTable("answer")
    .addColumn("response_id", "text", (c) =>
      c.notNull().references("response.id").onDelete("cascade"),
    )
    .addColumn("item", "text", (c) => c.notNull())
    .addColumn("value", "integer")
    .addColumn("code", "text")
    .addPrimaryKeyConstraint("answer_key", ["response_id", "item"])
    .addCheckConstraint("answer_one_kind", sql`(value is null) <> (code is null)`)
    .modifyEnd(unordered)
    .execute();

  await schema
    .createTable("early_warning_state")
    .addColumn("series", "text", (c) => c.primaryKey().references("series.name"))
    .addColumn("wave_id", "text", (c) => c.notNull().references("wave.id"))
    .addColumn("state", "text", (c) => c.notNull())
    .execute();
  await schema
    .createIndex("early_warning_state_wave")
    .on("early_warning_state")
    .column("wave_id")
    .execute();

  await schema
    .createTable("release")
    .addColumn("wave_id", "text", (c) => c.primaryKey().references("wave.id"))
    .addColumn("hash", "text", (c) => c.notNull())
    .addColumn("previous_hash", "text")
    .addColumn("released_at", "text", (c) => c.notNull())
    .execute();

  await schema
    .createTable("release_line")
    .addColumn("wave_id", "text", (c) => c.notNull().references("release.wave_id"))
    .addColumn("group_kind", "text", (c) =>
      c.notNull().check(sql`group_kind in ('cell', 'unit', 'organisation')`),
    )
    .addColumn("group_id", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) =>
      c.notNull().check(sql`kind in ('figure', 'signal', 'participation')`),
    )
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("grade", "text")
    .addColumn("duration", "integer")
    .addColumn("detail", "text")
    .addPrimaryKeyConstraint("release_line_key", [
      "wave_id",
      "group_id",
      "kind",
      "subject",
      "state",
    ])
    .execute();
  await schema.createIndex("release_line_group").on("release_line").column("group_id").execute();

  await schema
    .createTable("digest")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("wave_id", "text", (c) => c.notNull().references("wave.id"))
    .addColumn("supervisor_id", "text", (c) =>
      c.notNull().references("person.id").onDelete("cascade"),
    )
    .addUniqueConstraint("digest_wave_supervisor", ["wave_id", "supervisor_id"])
    .execute();
  await schema.createIndex("digest_supervisor").on("digest").column("supervisor_id").execute();

  await schema
    .createTable("outbox")
    .addColumn("key", "text", (c) => c.primaryKey())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("payload", "text", (c) => c.notNull())
    .addColumn("run_at", "text", (c) => c.notNull())
    .addColumn("attempts", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("leased_until", "text")
    .addColumn("done_at", "text")
    .addColumn("failed_at", "text")
    .addColumn("last_error", "text")
    .execute();
  await schema
    .createIndex("outbox_due")
    .on("outbox")
    .column("run_at")
    .where(sql.ref("done_at"), "is", null)
    .execute();

  await schema
    .createTable("mail")
    .addColumn("outbox_key", "text", (c) =>
      c.primaryKey().references("outbox.key").onDelete("cascade"),
    )
    .addColumn("recipient", "text", (c) => c.notNull())
    .addColumn("raw", "text", (c) => c.notNull())
    .addColumn("made_at", "text", (c) => c.notNull())
    .execute();

  await appendOnly(db, isSqlite, "release");
  await appendOnly(db, isSqlite, "release_line");
  await appendOnly(db, isSqlite, "audit");
}

/** What was published or recorded is never rewritten; only retention removes it, when its time is over. */
async function appendOnly(db: Kysely<unknown>, isSqlite: boolean, table: string) {
  const name = sql.id(`${table}_append_only`);
  if (isSqlite) {
    await sql`create trigger ${name} before update on ${sql.id(table)}
      begin select raise(abort, 'append-only'); end`.execute(db);
    return;
  }
  await sql`create or replace function append_only() returns trigger language plpgsql as
    $$ begin raise exception 'append-only'; end $$`.execute(db);
  await sql`create trigger ${name} before update on ${sql.id(table)}
    for each row execute function append_only()`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of [
    "mail",
    "outbox",
    "digest",
    "release_line",
    "release",
    "early_warning_state",
    "answer",
    "response",
    "invitation",
    "roster",
    "cell_team",
    "cell",
    "wave",
    "series",
    "audit",
    "session",
    "sign_in_request",
    "sign_in",
    "setup_link",
    "digest_preference",
    "supervision",
    "membership",
    "person_role",
    "person",
    "team",
    "unit",
    "setting",
  ]) {
    await db.schema.dropTable(table).execute();
  }
  if (!(db.getExecutor().adapter instanceof SqliteAdapter)) {
    await sql`drop function append_only()`.execute(db);
  }
}
