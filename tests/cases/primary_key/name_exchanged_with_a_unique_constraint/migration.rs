//! primary key name exchanged with a unique constraint
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ primary key on stories stories_one (id) → stories_two (number)
//! - unique stories_two on stories (number)
//! + unique stories_one on stories (id)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT stories_two PRIMARY KEY (number)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! up: ALTER TABLE stories ADD CONSTRAINT stories_one UNIQUE (id)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT stories_one PRIMARY KEY (id)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT stories_two UNIQUE (number)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Deploy: together: the new program needs what the migration adds, and the running one may still
//! need what it drops
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
            .alter_table(Table::alter().table("stories").drop_constraint("stories_one").to_owned())
            .await?;

        manager
            .alter_table(Table::alter().table("stories").drop_constraint("stories_two").to_owned())
            .await?;

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT stories_two PRIMARY KEY (number)",
        )
        .await?;

        db.execute_unprepared("ALTER TABLE stories ADD CONSTRAINT stories_one UNIQUE (id)").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(Table::alter().table("stories").drop_constraint("stories_two").to_owned())
            .await?;

        manager
            .alter_table(Table::alter().table("stories").drop_constraint("stories_one").to_owned())
            .await?;

        db.execute_unprepared("ALTER TABLE stories ADD CONSTRAINT stories_one PRIMARY KEY (id)")
            .await?;

        db.execute_unprepared("ALTER TABLE stories ADD CONSTRAINT stories_two UNIQUE (number)")
            .await?;

        Ok(())
    }
}
