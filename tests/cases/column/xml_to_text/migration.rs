//! column xml to text
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.value: xml → text
//! ```
//!
//! Findings:
//!
//! - rewrites-table, up, `stories`: changes `stories.value` from `xml` to `text`, which rewrites
//!   the table under an exclusive lock (on a large table, add a new column, fill it in batches, and
//!   swap the names)
//! - narrows-type, down, `stories`: changes `stories.value` from `text` to `xml`, and fails or
//!   loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.value` from `text` to `xml`, which rewrites
//!   the table under an exclusive lock (on a large table, add a new column, fill it in batches, and
//!   swap the names)
//!
//! Preflight:
//!
//! ```sql
//! -- down narrows-type stories.value
//! SELECT count(*) FROM stories WHERE NOT pg_input_is_valid(value, 'xml');
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
                    .modify_column(ColumnDef::new("value").text())
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
                    .modify_column(
                        ColumnDef::new("value").custom("xml").using(Expr::cust("value::xml")),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
