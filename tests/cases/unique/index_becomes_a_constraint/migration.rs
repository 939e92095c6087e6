//! unique index becomes a constraint
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + unique stories_slug on stories (slug)
//! - index stories_slug on stories unique (slug)
//! ```
//!
//! Locks:
//!
//! ```text
//! down: CREATE UNIQUE INDEX stories_slug ON stories (slug)
//!   SHARE on stories: scan; writes wait
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

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT stories_slug UNIQUE USING INDEX stories_slug",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(Table::alter().table("stories").drop_constraint("stories_slug").to_owned())
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("stories_slug")
                    .table("stories")
                    .unique()
                    .col("slug")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
