//! foreign key to a unique column added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + foreign key fk-stories-author on stories (author) → users (handle)
//! ```
//!
//! Findings:
//!
//! - foreign-key-on-existing, up, `stories`: adds the foreign key `fk-stories-author` to `stories`,
//!   and fails if a row refers to a missing row (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT "fk-stories-author" FOREIGN KEY (author) REFERENCES u …
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
//!   SHARE ROW EXCLUSIVE on users: writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up foreign-key-on-existing stories.fk-stories-author
//! SELECT count(*) FROM stories
//!     WHERE author IS NOT NULL AND NOT EXISTS (SELECT FROM users AS parent WHERE parent.handle = stories.author);
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
        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-stories-author")
                    .from("stories", "author")
                    .to("users", "handle")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-stories-author").table("stories").to_owned(),
            )
            .await?;

        Ok(())
    }
}
