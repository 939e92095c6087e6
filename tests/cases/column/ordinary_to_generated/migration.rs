//! column ordinary to generated
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.value: generated upper(title)
//! ```
//!
//! Findings:
//!
//! - drops-column, up, `stories`: replaces the values of `stories.value` with computed ones (before
//!   this statement, copy elsewhere what is still needed; `down` restores only the structure)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD COLUMN value text GENERATED ALWAYS AS (upper(title)) STORED
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
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
                    .drop_column("value")
                    .add_column(
                        ColumnDef::new("value").text().generated(Expr::cust("upper(title)"), true),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN value DROP EXPRESSION").await?;

        Ok(())
    }
}
