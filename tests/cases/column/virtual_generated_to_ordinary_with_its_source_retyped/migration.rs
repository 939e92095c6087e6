//! column virtual generated to ordinary with its source retyped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.words: integer → character varying
//! ~ column stories.minutes: no generated
//! ```
//!
//! Findings:
//!
//! - rewrites-table, up, `stories`: changes `stories.words` from `integer` to `character varying`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.words`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `stories`: changes `stories.words` from `character varying` to `integer`,
//!   and fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.words` from `character varying` to
//!   `integer`, which rewrites the table under an exclusive lock (on a large table, add a new
//!   column, fill it in batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.words`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - drops-column, down, `stories`: replaces the values of `stories.minutes` with computed ones
//!   (before this statement, copy elsewhere what is still needed; `down` restores only the
//!   structure)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD COLUMN minutes integer GENERATED ALWAYS AS (words / 250) STORED
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! up: ALTER TABLE stories ALTER COLUMN words TYPE character varying
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! up: ALTER TABLE stories ADD CONSTRAINT ck_stories_minutes CHECK (minutes >= 0)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN words TYPE integer USING words::integer
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT ck_stories_minutes CHECK (minutes >= 0)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down narrows-type stories.words
//! SELECT count(*) FROM stories WHERE NOT pg_input_is_valid(words, 'integer');
//! ```
//!
//! Deploy: together: `stories.words` changes from `integer` to `character varying`
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
            .alter_table(
                Table::alter().table("stories").drop_constraint("ck_stories_minutes").to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .drop_column("minutes")
                    .add_column(
                        ColumnDef::new("minutes")
                            .integer()
                            .generated(Expr::cust("words / 250"), true),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN minutes DROP EXPRESSION").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("words").string())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT ck_stories_minutes CHECK (minutes >= 0)",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("ck_stories_minutes").to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("words").integer().using(Expr::cust("words::integer")),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .drop_column("minutes")
                    .add_column(
                        ColumnDef::new("minutes")
                            .integer()
                            .generated(Expr::cust("words / 250"), false),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT ck_stories_minutes CHECK (minutes >= 0)",
        )
        .await?;

        Ok(())
    }
}
