//! column varchar widened
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.slug: character varying(40) → character varying(80)
//! ```
//!
//! Findings:
//!
//! - narrows-type, down, `stories`: changes `stories.slug` from `character varying(80)` to
//!   `character varying(40)`, and fails or loses precision if a value does not fit (look at the
//!   values first)
//! - rewrites-table, down, `stories`: changes `stories.slug` from `character varying(80)` to
//!   `character varying(40)`, which rewrites the table under an exclusive lock (on a large table,
//!   add a new column, fill it in batches, and swap the names)
//!
//! Preflight:
//!
//! ```sql
//! -- down narrows-type stories.slug
//! SELECT count(*) FROM stories WHERE char_length(rtrim(slug::text)) > 40;
//! ```
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
                    .modify_column(ColumnDef::new("slug").string_len(80))
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
                    .modify_column(ColumnDef::new("slug").string_len(40))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
