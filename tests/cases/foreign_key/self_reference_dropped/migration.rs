//! foreign key self reference dropped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - foreign key fk-stories-parent_id on stories (parent_id) → stories (id)
//! ```
//!
//! Findings:
//!
//! - foreign-key-on-existing, down, `stories`: adds the foreign key `fk-stories-parent_id` to
//!   `stories`, and fails if a row refers to a missing row (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE stories ADD CONSTRAINT "fk-stories-parent_id" FOREIGN KEY (parent_id) REFERE …
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down foreign-key-on-existing stories.fk-stories-parent_id
//! SELECT count(*) FROM stories
//!     WHERE parent_id IS NOT NULL AND NOT EXISTS (SELECT FROM stories AS parent WHERE parent.id = stories.parent_id);
//! ```
//!
//! Deploy: migration first
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-stories-parent_id").table("stories").to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-stories-parent_id")
                    .from("stories", "parent_id")
                    .to("stories", "id")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
