//! column citext to varchar
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.value: citext → character varying(10)
//! ```
//!
//! Findings:
//!
//! - narrows-type, up, `stories`: changes `stories.value` from `citext` to `character varying(10)`,
//!   and fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, up, `stories`: changes `stories.value` from `citext` to `character
//!   varying(10)`, which rewrites the table under an exclusive lock (on a large table, add a new
//!   column, fill it in batches, and swap the names)
//! - rewrites-table, down, `stories`: changes `stories.value` from `character varying(10)` to
//!   `citext`, which rewrites the table under an exclusive lock (on a large table, add a new
//!   column, fill it in batches, and swap the names)
//!
//! Preflight:
//!
//! ```sql
//! -- up narrows-type stories.value
//! SELECT count(*) FROM stories WHERE char_length(rtrim(value::text)) > 10;
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
                    .modify_column(ColumnDef::new("value").string_len(10))
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
                    .modify_column(ColumnDef::new("value").custom("citext"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
