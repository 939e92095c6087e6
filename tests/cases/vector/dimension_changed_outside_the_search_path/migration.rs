//! vector dimension changed outside the search path
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.embedding: extensions.vector(3) → extensions.vector(4)
//! ```
//!
//! Findings:
//!
//! - narrows-type, up, `stories`: changes `stories.embedding` from `vector(3)` to `vector(4)`, and
//!   fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, up, `stories`: changes `stories.embedding` from `vector(3)` to `vector(4)`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.embedding`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `stories`: changes `stories.embedding` from `vector(4)` to `vector(3)`,
//!   and fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.embedding` from `vector(4)` to `vector(3)`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.embedding`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN embedding TYPE extensions.vector(4)
//!   ACCESS EXCLUSIVE on stories: rewrite, 2 indexes rebuilt; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN embedding TYPE extensions.vector(3)
//!   ACCESS EXCLUSIVE on stories: rewrite, 2 indexes rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up narrows-type stories.embedding
//! SELECT count(*) FROM stories
//!     WHERE array_length(string_to_array(embedding::text, ','), 1) <> 4;
//! -- down narrows-type stories.embedding
//! SELECT count(*) FROM stories
//!     WHERE array_length(string_to_array(embedding::text, ','), 1) <> 3;
//! ```
//!
//! Deploy: program first
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
                    .modify_column(ColumnDef::new("embedding").custom("extensions.vector(4)"))
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
                    .modify_column(ColumnDef::new("embedding").custom("extensions.vector(3)"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
