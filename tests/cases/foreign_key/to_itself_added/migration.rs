//! foreign key to itself added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + foreign key fk-stories-sequel_of on stories (sequel_of) → stories (id) on delete set null
//! ```
//!
//! Findings:
//!
//! - foreign-key-on-existing, up, `stories`: adds the foreign key `fk-stories-sequel_of` to
//!   `stories`, and fails if a row refers to a missing row (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT "fk-stories-sequel_of" FOREIGN KEY (sequel_of) REFERE …
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up foreign-key-on-existing stories.fk-stories-sequel_of
//! SELECT count(*) FROM stories
//!     WHERE sequel_of IS NOT NULL AND NOT EXISTS (SELECT FROM stories AS parent WHERE parent.id = stories.sequel_of);
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
                    .name("fk-stories-sequel_of")
                    .from("stories", "sequel_of")
                    .to("stories", "id")
                    .on_delete(ForeignKeyAction::SetNull)
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-stories-sequel_of").table("stories").to_owned(),
            )
            .await?;

        Ok(())
    }
}
