//! foreign key to a unique index added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + foreign key fk-stories-email on stories (email) → users (email)
//! + index ix_users_email on users unique (email)
//! ```
//!
//! Findings:
//!
//! - foreign-key-on-existing, up, `stories`: adds the foreign key `fk-stories-email` to `stories`,
//!   and fails if a row refers to a missing row (fix those rows before this statement)
//! - unique-on-existing, up, `users`: makes rows of `users` unique by `ix_users_email`, and fails
//!   if there are duplicates (resolve the duplicates before this statement)
//!
//! Locks:
//!
//! ```text
//! up: CREATE UNIQUE INDEX ix_users_email ON users (email)
//!   SHARE on users: scan; writes wait
//! up: ALTER TABLE stories ADD CONSTRAINT "fk-stories-email" FOREIGN KEY (email) REFERENCES use …
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
//!   SHARE ROW EXCLUSIVE on users: writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up foreign-key-on-existing stories.fk-stories-email
//! SELECT count(*) FROM stories
//!     WHERE email IS NOT NULL AND NOT EXISTS (SELECT FROM users AS parent WHERE parent.email = stories.email);
//! -- up unique-on-existing users.ix_users_email
//! SELECT count(email) - count(DISTINCT email) FROM users;
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
            .create_index(
                Index::create()
                    .name("ix_users_email")
                    .table("users")
                    .unique()
                    .col("email")
                    .to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-stories-email")
                    .from("stories", "email")
                    .to("users", "email")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-stories-email").table("stories").to_owned(),
            )
            .await?;

        manager.drop_index(Index::drop().name("ix_users_email").table("users").to_owned()).await?;

        Ok(())
    }
}
