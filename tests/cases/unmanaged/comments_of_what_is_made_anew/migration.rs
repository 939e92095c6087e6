//! unmanaged comments of what is made anew
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ unique uq_stories_title on stories (title) → (title, price)
//! ~ check ck_stories_price on stories (price > 0) → (price > 1)
//! ~ index ix_stories_title on stories (title) → (title desc)
//! ```
//!
//! Findings:
//!
//! - check-on-existing, up, `stories`: adds the check `ck_stories_price` to `stories`, and fails if
//!   a row violates it (fix those rows before this statement)
//! - unique-on-existing, down, `stories`: makes rows of `stories` unique by `uq_stories_title` over
//!   `title`, and fails if there are duplicates (resolve the duplicates before this statement)
//! - check-on-existing, down, `stories`: adds the check `ck_stories_price` to `stories`, and fails
//!   if a row violates it (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT uq_stories_title UNIQUE (title, price)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! up: ALTER TABLE stories ADD CONSTRAINT ck_stories_price CHECK (price > 1)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! up: CREATE INDEX ix_stories_title ON stories (title DESC)
//!   SHARE on stories: scan; writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT uq_stories_title UNIQUE (title)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT ck_stories_price CHECK (price > 0)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: CREATE INDEX ix_stories_title ON stories (title)
//!   SHARE on stories: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up check-on-existing stories.ck_stories_price
//! SELECT count(*) FROM stories WHERE NOT (price > 1);
//! -- down unique-on-existing stories.uq_stories_title
//! SELECT count(title) - count(DISTINCT title) FROM stories;
//! -- down check-on-existing stories.ck_stories_price
//! SELECT count(*) FROM stories WHERE NOT (price > 0);
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
            .drop_index(Index::drop().name("ix_stories_title").table("stories").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("uq_stories_title").to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("ck_stories_price").to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT uq_stories_title UNIQUE (title, price)",
        )
        .await?;

        db.execute_unprepared(
            "COMMENT ON CONSTRAINT uq_stories_title ON stories IS 'No two alike'",
        )
        .await?;

        db.execute_unprepared("COMMENT ON INDEX uq_stories_title IS 'An index, too'").await?;

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT ck_stories_price CHECK (price > 1)",
        )
        .await?;

        db.execute_unprepared(
            "COMMENT ON CONSTRAINT ck_stories_price ON stories IS 'Nothing is for free'",
        )
        .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_stories_title")
                    .table("stories")
                    .col(("title", IndexOrder::Desc))
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("COMMENT ON INDEX ix_stories_title IS 'For the list'").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .drop_index(Index::drop().name("ix_stories_title").table("stories").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("uq_stories_title").to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("ck_stories_price").to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE stories ADD CONSTRAINT uq_stories_title UNIQUE (title)")
            .await?;

        db.execute_unprepared(
            "COMMENT ON CONSTRAINT uq_stories_title ON stories IS 'No two alike'",
        )
        .await?;

        db.execute_unprepared("COMMENT ON INDEX uq_stories_title IS 'An index, too'").await?;

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT ck_stories_price CHECK (price > 0)",
        )
        .await?;

        db.execute_unprepared(
            "COMMENT ON CONSTRAINT ck_stories_price ON stories IS 'Nothing is for free'",
        )
        .await?;

        manager
            .create_index(
                Index::create().name("ix_stories_title").table("stories").col("title").to_owned(),
            )
            .await?;

        db.execute_unprepared("COMMENT ON INDEX ix_stories_title IS 'For the list'").await?;

        Ok(())
    }
}
