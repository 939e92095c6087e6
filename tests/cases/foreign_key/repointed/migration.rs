//! foreign key repointed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ foreign key fk-stories-owner_id on stories (owner_id) → users (id) becomes (owner_id) → teams (id)
//! ```
//!
//! Findings:
//!
//! - foreign-key-on-existing, up, `stories`: adds the foreign key `fk-stories-owner_id` to
//!   `stories`, and fails if a row refers to a missing row (fix those rows before this statement)
//! - foreign-key-on-existing, down, `stories`: adds the foreign key `fk-stories-owner_id` to
//!   `stories`, and fails if a row refers to a missing row (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT "fk-stories-owner_id" FOREIGN KEY (owner_id) REFERENC …
//!   SHARE ROW EXCLUSIVE on teams: writes wait
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT "fk-stories-owner_id" FOREIGN KEY (owner_id) REFERENC …
//!   SHARE ROW EXCLUSIVE on users: writes wait
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up foreign-key-on-existing stories.fk-stories-owner_id
//! SELECT count(*) FROM stories
//!     WHERE owner_id IS NOT NULL AND NOT EXISTS (SELECT FROM teams AS parent WHERE parent.id = stories.owner_id);
//! -- down foreign-key-on-existing stories.fk-stories-owner_id
//! SELECT count(*) FROM stories
//!     WHERE owner_id IS NOT NULL AND NOT EXISTS (SELECT FROM users AS parent WHERE parent.id = stories.owner_id);
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
            .drop_foreign_key(
                ForeignKey::drop().name("fk-stories-owner_id").table("stories").to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-stories-owner_id")
                    .from("stories", "owner_id")
                    .to("teams", "id")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-stories-owner_id").table("stories").to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-stories-owner_id")
                    .from("stories", "owner_id")
                    .to("users", "id")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
