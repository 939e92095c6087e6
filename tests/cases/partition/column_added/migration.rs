//! partition column added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column events.language: character varying not null
//! + column events.rank: integer
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `events.language`: drops the columns `events.language`, `events.rank` and
//!   everything stored in them since `up`
//!
//! Deploy: migration first
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(
                Table::alter()
                    .table("events")
                    .add_column(ColumnDef::new("language").string().not_null().default("en"))
                    .add_column(ColumnDef::new("rank").integer())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("COMMENT ON COLUMN events.language IS 'two letters'").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("events")
                    .drop_column("language")
                    .drop_column("rank")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
