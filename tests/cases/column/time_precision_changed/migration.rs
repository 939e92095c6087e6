//! column time precision changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.value: time(3) without time zone → time(6) without time zone
//! ```
//!
//! Findings:
//!
//! - narrows-type, down, `stories`: changes `stories.value` from `time(6) without time zone` to
//!   `time(3) without time zone`, and fails or loses precision if a value does not fit (look at the
//!   values first)
//! - rewrites-table, down, `stories`: changes `stories.value` from `time(6) without time zone` to
//!   `time(3) without time zone`, which rewrites the table under an exclusive lock (on a large
//!   table, add a new column, fill it in batches, and swap the names)
//!
//! Preflight:
//!
//! ```sql
//! -- down narrows-type stories.value
//! SELECT count(*) FROM stories WHERE value::time(3) without time zone <> value;
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
                    .modify_column(ColumnDef::new("value").custom("time(6) without time zone"))
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
                    .modify_column(ColumnDef::new("value").custom("time(3) without time zone"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
