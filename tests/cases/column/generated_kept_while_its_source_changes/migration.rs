//! column generated kept while its source changes
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.words: integer → double precision
//! ~ column stories.pages: no generated
//! ```
//!
//! Findings:
//!
//! - rewrites-table, up, `stories`: changes `stories.words` from `integer` to `double precision`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.words`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `stories`: changes `stories.words` from `double precision` to `integer`,
//!   and fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.words` from `double precision` to `integer`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.words`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - drops-column, down, `stories`: replaces the values of `stories.pages` with computed ones
//!   (before this statement, copy elsewhere what is still needed; `down` restores only the
//!   structure)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN words TYPE double precision
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN words TYPE integer
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ADD COLUMN pages bigint GENERATED ALWAYS AS (words + 1) STORED NOT N …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down narrows-type stories.words
//! SELECT count(*) FROM stories
//!     WHERE words IN ('NaN', 'Infinity', '-Infinity') OR round(words::numeric) NOT BETWEEN -2147483648 AND 2147483647 OR words::numeric <> round(words::numeric);
//! ```
//!
//! Deploy: together: `stories.words` changes from `integer` to `double precision`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN pages DROP EXPRESSION").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("words").double())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("words").integer())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .drop_column("pages")
                    .add_column(
                        ColumnDef::new("pages")
                            .big_integer()
                            .not_null()
                            .generated(Expr::cust("words + 1"), true),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
