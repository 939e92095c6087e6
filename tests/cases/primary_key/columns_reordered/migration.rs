//! primary key columns reordered
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ primary key on chapters pk-chapters (story_id, number) → pk-chapters (number, story_id)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE chapters ADD CONSTRAINT "pk-chapters" PRIMARY KEY (number, story_id)
//!   ACCESS EXCLUSIVE on chapters: scan; reads and writes wait
//! down: ALTER TABLE chapters ADD CONSTRAINT "pk-chapters" PRIMARY KEY (story_id, number)
//!   ACCESS EXCLUSIVE on chapters: scan; reads and writes wait
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

        manager
            .alter_table(Table::alter().table("chapters").drop_constraint("pk-chapters").to_owned())
            .await?;

        db.execute_unprepared(
            r#"ALTER TABLE chapters ADD CONSTRAINT "pk-chapters" PRIMARY KEY (number, story_id)"#,
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(Table::alter().table("chapters").drop_constraint("pk-chapters").to_owned())
            .await?;

        db.execute_unprepared(
            r#"ALTER TABLE chapters ADD CONSTRAINT "pk-chapters" PRIMARY KEY (story_id, number)"#,
        )
        .await?;

        Ok(())
    }
}
