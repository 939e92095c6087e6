//! unique two of a kind changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ unique uq_a on stories (title) → (title) deferrable
//! ~ unique uq_b on stories (title, id) → (id, title)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT uq_a UNIQUE (title) DEFERRABLE
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! up: ALTER TABLE stories ADD CONSTRAINT uq_b UNIQUE (id, title)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT uq_a UNIQUE (title)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT uq_b UNIQUE (title, id)
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

        manager
            .alter_table(Table::alter().table("stories").drop_constraint("uq_a").to_owned())
            .await?;

        manager
            .alter_table(Table::alter().table("stories").drop_constraint("uq_b").to_owned())
            .await?;

        db.execute_unprepared("ALTER TABLE stories ADD CONSTRAINT uq_a UNIQUE (title) DEFERRABLE")
            .await?;

        db.execute_unprepared("ALTER TABLE stories ADD CONSTRAINT uq_b UNIQUE (id, title)").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(Table::alter().table("stories").drop_constraint("uq_a").to_owned())
            .await?;

        manager
            .alter_table(Table::alter().table("stories").drop_constraint("uq_b").to_owned())
            .await?;

        db.execute_unprepared("ALTER TABLE stories ADD CONSTRAINT uq_a UNIQUE (title)").await?;

        db.execute_unprepared("ALTER TABLE stories ADD CONSTRAINT uq_b UNIQUE (title, id)").await?;

        Ok(())
    }
}
