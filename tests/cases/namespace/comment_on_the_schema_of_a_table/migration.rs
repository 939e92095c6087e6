//! namespace comment on the schema of a table
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + schema app
//! + table app.rooms
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `app.rooms`: drops the table `app.rooms` and everything stored in it since
//!   `up`
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
        db.execute_unprepared("CREATE SCHEMA app").await?;
        db.execute_unprepared("COMMENT ON SCHEMA app IS 'rooms'").await?;

        manager
            .create_table(
                Table::create()
                    .table(("app", "rooms"))
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("title").string().not_null())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        manager.drop_table(Table::drop().table(("app", "rooms")).to_owned()).await?;
        db.execute_unprepared("DROP SCHEMA app").await?;
        Ok(())
    }
}
