//! unique in another schema made deferrable
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ unique uq_stories_title on app.stories (title) → (title) deferrable initially deferred
//! ```
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE app.stories ADD CONSTRAINT uq_stories_title UNIQUE (title) DEFERRABLE INITIA …
//!   ACCESS EXCLUSIVE on app.stories: scan; reads and writes wait
//! down: ALTER TABLE app.stories ADD CONSTRAINT uq_stories_title UNIQUE (title)
//!   ACCESS EXCLUSIVE on app.stories: scan; reads and writes wait
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
            .alter_table(
                Table::alter()
                    .table(("app", "stories"))
                    .drop_constraint("uq_stories_title")
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            ALTER TABLE app.stories ADD CONSTRAINT uq_stories_title UNIQUE (title)
                DEFERRABLE INITIALLY DEFERRED
            ",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(
                Table::alter()
                    .table(("app", "stories"))
                    .drop_constraint("uq_stories_title")
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "ALTER TABLE app.stories ADD CONSTRAINT uq_stories_title UNIQUE (title)",
        )
        .await?;

        Ok(())
    }
}
