//! column real to double precision
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.score: real → double precision
//! ```
//!
//! Findings:
//!
//! - rewrites-table, up, `stories`: changes `stories.score` from `real` to `double precision`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.score`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `stories`: changes `stories.score` from `double precision` to `real`, and
//!   fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.score` from `double precision` to `real`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.score`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN score TYPE double precision
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN score TYPE real
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down narrows-type stories.score
//! SELECT count(*) FROM stories
//!     WHERE CASE WHEN abs(score) > 3.4028234e38 AND abs(score) < 'Infinity' THEN true ELSE score::real::double precision <> score END;
//! ```
//!
//! Deploy: together: `stories.score` changes from `real` to `double precision`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("score").double())
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
                    .modify_column(ColumnDef::new("score").float())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
