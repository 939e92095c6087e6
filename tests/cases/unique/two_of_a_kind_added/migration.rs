//! unique two of a kind added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + unique uq "price" on stories (price) deferrable initially deferred
//! + unique uq_stories_title on stories (title)
//! ```
//!
//! Findings:
//!
//! - unique-on-existing, up, `stories`: makes rows of `stories` unique by `uq "price"` over
//!   `price`, and fails if there are duplicates (resolve the duplicates before this statement)
//! - unique-on-existing, up, `stories`: makes rows of `stories` unique by `uq_stories_title` over
//!   `title`, and fails if there are duplicates (resolve the duplicates before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT "uq ""price""" UNIQUE (price) DEFERRABLE INITIALLY DE …
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! up: ALTER TABLE stories ADD CONSTRAINT uq_stories_title UNIQUE (title)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up unique-on-existing stories.uq "price"
//! SELECT count(price) - count(DISTINCT price) FROM stories;
//! -- up unique-on-existing stories.uq_stories_title
//! SELECT count(title) - count(DISTINCT title) FROM stories;
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

        db.execute_unprepared(
            r#"
            ALTER TABLE stories ADD CONSTRAINT "uq ""price""" UNIQUE (price)
                DEFERRABLE INITIALLY DEFERRED
            "#,
        )
        .await?;

        db.execute_unprepared("ALTER TABLE stories ADD CONSTRAINT uq_stories_title UNIQUE (title)")
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint(r#"uq "price""#).to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("uq_stories_title").to_owned(),
            )
            .await?;

        Ok(())
    }
}
