//! column text to citext
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + extension citext
//! ~ column stories.value: text → citext
//! ```
//!
//! Findings:
//!
//! - rewrites-table, up, `stories`: changes `stories.value` from `text` to `citext`, which rewrites
//!   the table under an exclusive lock (on a large table, add a new column, fill it in batches, and
//!   swap the names)
//! - rewrites-table, down, `stories`: changes `stories.value` from `citext` to `text`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("CREATE EXTENSION IF NOT EXISTS citext").await?;

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

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
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
}
