//! sql table changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ table visits: comment changed
//! ~ column visits.seconds: numeric(6,2) → numeric(8,2); default 0
//! ~ column visits.path: not null
//! + column visits.browser: text
//! ~ check visits_seconds_check on visits (seconds > (0)::numeric) → (seconds >= (0)::numeric)
//! ~ foreign key visits_story_id_fkey on visits (story_id) → stories (id): on delete cascade → restrict
//! ~ index visits_at on visits brin (at) → (at, seconds)
//! ```
//!
//! Findings:
//!
//! - breaks-cached-statements, up, `visits`: changes the type of `visits.seconds`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - not-null, up, `visits`: makes `visits.path` NOT NULL, and fails if a row has a null (fill the
//!   nulls first; or have this migration do it: --fill `visits.path=EXPRESSION`)
//! - check-on-existing, up, `visits`: adds the check `visits_seconds_check` to `visits`, and fails
//!   if a row violates it (fix those rows before this statement)
//! - drops-column, down, `visits.browser`: drops the column `visits.browser` and everything stored
//!   in it since `up`
//! - narrows-type, down, `visits`: changes `visits.seconds` from `numeric(8,2)` to `numeric(6,2)`,
//!   and fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `visits`: changes `visits.seconds` from `numeric(8,2)` to
//!   `numeric(6,2)`, which rewrites the table under an exclusive lock (on a large table, add a new
//!   column, fill it in batches, and swap the names)
//! - breaks-cached-statements, down, `visits`: changes the type of `visits.seconds`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - check-on-existing, down, `visits`: adds the check `visits_seconds_check` to `visits`, and
//!   fails if a row violates it (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE visits ALTER COLUMN path SET NOT NULL
//!   ACCESS EXCLUSIVE on visits: scan; reads and writes wait
//! up: ALTER TABLE visits ADD COLUMN half numeric GENERATED ALWAYS AS (seconds / (2)::numeric) …
//!   ACCESS EXCLUSIVE on visits: rewrite, 1 index rebuilt; reads and writes wait
//! up: ALTER TABLE visits ADD CONSTRAINT visits_seconds_check CHECK (seconds >= (0)::numeric)
//!   ACCESS EXCLUSIVE on visits: scan; reads and writes wait
//! up: ALTER TABLE visits ADD CONSTRAINT visits_story_id_fkey FOREIGN KEY (story_id) REFERENCES …
//!   SHARE ROW EXCLUSIVE on stories: writes wait
//!   SHARE ROW EXCLUSIVE on visits: scan; writes wait
//! up: CREATE INDEX visits_at ON visits (at, seconds)
//!   SHARE on visits: scan; writes wait
//! down: ALTER TABLE visits ALTER COLUMN seconds TYPE numeric(6,2)
//!   ACCESS EXCLUSIVE on visits: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE visits ADD COLUMN half numeric GENERATED ALWAYS AS (seconds / (2)::numeric) …
//!   ACCESS EXCLUSIVE on visits: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE visits ADD CONSTRAINT visits_seconds_check CHECK (seconds > (0)::numeric)
//!   ACCESS EXCLUSIVE on visits: scan; reads and writes wait
//! down: ALTER TABLE visits ADD CONSTRAINT visits_story_id_fkey FOREIGN KEY (story_id) REFERENCES …
//!   SHARE ROW EXCLUSIVE on stories: writes wait
//!   SHARE ROW EXCLUSIVE on visits: scan; writes wait
//! down: CREATE INDEX visits_at ON visits USING brin (at)
//!   SHARE on visits: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up not-null visits.path
//! SELECT count(*) FROM visits WHERE path IS NULL;
//! -- up check-on-existing visits.visits_seconds_check
//! SELECT count(*)
//!     FROM (SELECT seconds::numeric(8,2) AS seconds FROM visits) AS visits
//!     WHERE NOT (seconds >= (0)::numeric);
//! -- down narrows-type visits.seconds
//! SELECT count(*) FROM visits
//!     WHERE abs(round(seconds, 2)) >= 1e4 OR seconds <> round(seconds, 2);
//! -- down check-on-existing visits.visits_seconds_check
//! SELECT count(*)
//!     FROM (SELECT seconds::numeric(6,2) AS seconds FROM visits) AS visits
//!     WHERE NOT (seconds > (0)::numeric);
//! ```
//!
//! Deploy: together: the new program needs what the migration adds, and the running one may still
//! need what it drops
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .drop_foreign_key(
                ForeignKey::drop().name("visits_story_id_fkey").table("visits").to_owned(),
            )
            .await?;

        manager.drop_index(Index::drop().name("visits_at").table("visits").to_owned()).await?;

        manager
            .alter_table(
                Table::alter().table("visits").drop_constraint("visits_seconds_check").to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("visits")
                    .modify_column(ColumnDef::new("path").not_null())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("visits")
                    .add_column(ColumnDef::new("browser").text())
                    .drop_column("half")
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("visits")
                    .modify_column(ColumnDef::new("seconds").decimal_len(8, 2))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("visits")
                    .modify_column(ColumnDef::new("seconds").default(0))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("visits")
                    .add_column(
                        ColumnDef::new("half")
                            .decimal()
                            .generated(Expr::cust("seconds / (2)::numeric"), true),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            ALTER TABLE visits ADD CONSTRAINT visits_seconds_check
                CHECK (seconds >= (0)::numeric)
            ",
        )
        .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("visits_story_id_fkey")
                    .from("visits", "story_id")
                    .to("stories", "id")
                    .on_delete(ForeignKeyAction::Restrict)
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("visits_at")
                    .table("visits")
                    .col("at")
                    .col("seconds")
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("COMMENT ON TABLE visits IS 'a row for each visit'").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .drop_foreign_key(
                ForeignKey::drop().name("visits_story_id_fkey").table("visits").to_owned(),
            )
            .await?;

        manager.drop_index(Index::drop().name("visits_at").table("visits").to_owned()).await?;

        manager
            .alter_table(
                Table::alter().table("visits").drop_constraint("visits_seconds_check").to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("visits")
                    .modify_column(ColumnDef::new("path").null())
                    .to_owned(),
            )
            .await?;

        manager.alter_table(Table::alter().table("visits").drop_column("half").to_owned()).await?;

        db.execute_unprepared("ALTER TABLE visits ALTER COLUMN seconds DROP DEFAULT").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("visits")
                    .modify_column(ColumnDef::new("seconds").decimal_len(6, 2))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("visits")
                    .add_column(
                        ColumnDef::new("half")
                            .decimal()
                            .generated(Expr::cust("seconds / (2)::numeric"), true),
                    )
                    .drop_column("browser")
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            ALTER TABLE visits ADD CONSTRAINT visits_seconds_check
                CHECK (seconds > (0)::numeric)
            ",
        )
        .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("visits_story_id_fkey")
                    .from("visits", "story_id")
                    .to("stories", "id")
                    .on_delete(ForeignKeyAction::Cascade)
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("visits_at")
                    .table("visits")
                    .index_type(IndexType::Custom("brin".into()))
                    .col("at")
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("COMMENT ON TABLE visits IS 'one row a visit'").await?;
        Ok(())
    }
}
