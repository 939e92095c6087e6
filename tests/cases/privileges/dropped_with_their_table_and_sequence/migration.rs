//! privileges dropped with their table and sequence
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - table stories
//! - privileges on stories to pg_monitor
//! - privileges on stories_id_seq to pg_monitor
//! ```
//!
//! Findings:
//!
//! - drops-table, up, `stories`: drops the table `stories` with all its rows (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-table stories
//! SELECT count(*) FROM stories;
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

        db.execute_unprepared("REVOKE SELECT, USAGE ON SEQUENCE stories_id_seq FROM pg_monitor")
            .await?;

        manager.drop_table(Table::drop().table("stories").to_owned()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .create_table(
                Table::create()
                    .table("stories")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("title").string().not_null())
                    .col(ColumnDef::new("words").integer().not_null())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("GRANT SELECT ON TABLE stories TO pg_monitor").await?;

        db.execute_unprepared("GRANT SELECT, USAGE ON SEQUENCE stories_id_seq TO pg_monitor")
            .await?;

        Ok(())
    }
}
