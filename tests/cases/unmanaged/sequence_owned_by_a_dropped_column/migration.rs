//! unmanaged sequence owned by a dropped column
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ sequence story_numbers: owned by stories.number → owned by none
//! - column stories.number
//! ```
//!
//! Findings:
//!
//! - drops-column, up, `stories`: drops the column `stories.number` with its values (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-column stories.number
//! SELECT count(*) FROM stories WHERE number IS NOT NULL;
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
        let db = manager.get_connection();
        db.execute_unprepared("ALTER SEQUENCE story_numbers OWNED BY NONE").await?;

        manager
            .alter_table(Table::alter().table("stories").drop_column("number").to_owned())
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("number").integer())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER SEQUENCE story_numbers OWNED BY stories.number").await?;

        Ok(())
    }
}
