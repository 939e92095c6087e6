//! foreign key match full added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ foreign key fk-stories-author_id on stories (author_id) → users (id): match full
//! ```
//!
//! Findings:
//!
//! - foreign-key-on-existing, up, `stories`: adds the foreign key `fk-stories-author_id` to
//!   `stories`, and fails if a row refers to a missing row (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id" FOREIGN KEY (author_id) REFERE …
//!   SHARE ROW EXCLUSIVE on users: writes wait
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id" FOREIGN KEY (author_id) REFERE …
//!   SHARE ROW EXCLUSIVE on users: writes wait
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up foreign-key-on-existing stories.fk-stories-author_id
//! SELECT count(*) FROM stories
//!     WHERE author_id IS NOT NULL AND NOT EXISTS (SELECT FROM users AS parent WHERE parent.id = stories.author_id);
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
            .drop_foreign_key(
                ForeignKey::drop().name("fk-stories-author_id").table("stories").to_owned(),
            )
            .await?;

        db.execute_unprepared(
            r#"
            ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id"
                FOREIGN KEY (author_id) REFERENCES users (id) MATCH FULL
            "#,
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-stories-author_id").table("stories").to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-stories-author_id")
                    .from("stories", "author_id")
                    .to("users", "id")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
