//! foreign key deferred over filled nulls
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.author_id: not null
//! ~ column stories.author_id: filled with 2
//! ```
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN author_id SET NOT NULL
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
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

        db.execute_unprepared("UPDATE stories SET author_id = 2 WHERE author_id IS NULL").await?;

        db.execute_unprepared("SET CONSTRAINTS ALL IMMEDIATE").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("author_id").not_null())
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
                    .modify_column(ColumnDef::new("author_id").null())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
