//! foreign key composite added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + foreign key fk-notes-story_id-number on notes (story_id, number) → chapters (story_id, number) on delete cascade
//! ```
//!
//! Findings:
//!
//! - foreign-key-on-existing, up, `notes`: adds the foreign key `fk-notes-story_id-number` to
//!   `notes`, and fails if a row refers to a missing row (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE notes ADD CONSTRAINT "fk-notes-story_id-number" FOREIGN KEY (story_id, numbe …
//!   SHARE ROW EXCLUSIVE on chapters: scan; writes wait
//!   SHARE ROW EXCLUSIVE on notes: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up foreign-key-on-existing notes.fk-notes-story_id-number
//! SELECT count(*) FROM notes
//!     WHERE story_id IS NOT NULL AND number IS NOT NULL AND NOT EXISTS (SELECT FROM chapters AS parent WHERE parent.story_id = notes.story_id AND parent.number = notes.number);
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
                    .name("fk-notes-story_id-number")
                    .from("notes", ("story_id", "number"))
                    .to("chapters", ("story_id", "number"))
                    .on_delete(ForeignKeyAction::Cascade)
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-notes-story_id-number").table("notes").to_owned(),
            )
            .await?;

        Ok(())
    }
}
