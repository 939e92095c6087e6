//! column numeric bound dropped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.price: numeric(10,2) → numeric
//! ```
//!
//! Findings:
//!
//! - narrows-type, down, `stories`: changes `stories.price` from `numeric` to `numeric(10,2)`, and
//!   fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.price` from `numeric` to `numeric(10,2)`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//!
//! Preflight:
//!
//! ```sql
//! -- down narrows-type stories.price
//! SELECT count(*) FROM stories
//!     WHERE abs(round(price, 2)) >= 1e8 OR price <> round(price, 2);
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
                    .modify_column(ColumnDef::new("price").decimal())
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
                    .modify_column(ColumnDef::new("price").decimal_len(10, 2))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
