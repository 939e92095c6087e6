//! partition type changed in partitions of partitions
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column events.slug: text → character varying(50)
//! ```
//!
//! Findings:
//!
//! - narrows-type, up, `events`: changes `events.slug` from `text` to `character varying(50)`, and
//!   fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, up, `events`: changes `events.slug` from `text` to `character varying(50)`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//! - breaks-cached-statements, up, `events`: changes the type of `events.slug`: prepared statements
//!   of running programs that use it fail from then on ("cached plan must not change result type")
//!   (renew the program's connections after the migration: restart it, or give its pool a short
//!   `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - breaks-cached-statements, down, `events`: changes the type of `events.slug`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE events ALTER COLUMN slug TYPE character varying(50)
//!   ACCESS EXCLUSIVE on events: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up narrows-type events.slug
//! SELECT count(*) FROM events WHERE char_length(rtrim(slug::text)) > 50;
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
                    .table("events")
                    .modify_column(ColumnDef::new("slug").string_len(50))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("events")
                    .modify_column(ColumnDef::new("slug").text())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
