//! column text to integer
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.year: text → integer
//! ```
//!
//! Findings:
//!
//! - narrows-type, up, `stories`: changes `stories.year` from `text` to `integer`, and fails or
//!   loses precision if a value does not fit (look at the values first)
//! - rewrites-table, up, `stories`: changes `stories.year` from `text` to `integer`, which rewrites
//!   the table under an exclusive lock (on a large table, add a new column, fill it in batches, and
//!   swap the names)
//! - rewrites-table, down, `stories`: changes `stories.year` from `integer` to `text`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//!
//! Preflight:
//!
//! ```sql
//! -- up narrows-type stories.year
//! SELECT count(*) FROM stories WHERE NOT pg_input_is_valid(year, 'integer');
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
                    .modify_column(
                        ColumnDef::new("year").integer().using(Expr::cust("year::integer")),
                    )
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
                    .modify_column(ColumnDef::new("year").text())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
